import { FragmentedChannel, type FragmentLimits, type Inspect, type RawChannel } from './fragments.ts'

/** What simple-peer takes as `wrtc`. */
export type Wrtc = {
  readonly RTCPeerConnection: typeof RTCPeerConnection
  readonly RTCSessionDescription: typeof RTCSessionDescription
  readonly RTCIceCandidate: typeof RTCIceCandidate
}

export type WrtcOptions = {
  readonly inspect: (connection: RTCPeerConnection, message: Uint8Array) => ReturnType<Inspect>
  readonly onOffence: (connection: RTCPeerConnection) => void
  readonly limits?: FragmentLimits
}

/** The browser's WebRTC with data channels that carry messages of any size, and that are looked into. */
export function fragmentingWrtc(options: WrtcOptions): Wrtc {
  const wrap = (connection: RTCPeerConnection, channel: RTCDataChannel) =>
    new FragmentedChannel(channel as unknown as RawChannel, {
      inspect: (message) => options.inspect(connection, message),
      onOffence: () => options.onOffence(connection),
      ...(options.limits ? { limits: options.limits } : {}),
    }) as unknown as RTCDataChannel

  class FragmentingConnection extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      let listener: RTCPeerConnection['ondatachannel'] = null
      Object.defineProperty(this, 'ondatachannel', {
        get: () => listener,
        set: (next: RTCPeerConnection['ondatachannel']) => {
          listener = next
        },
      })
      this.addEventListener('datachannel', ({ channel }) =>
        listener?.call(this, { channel: wrap(this, channel) } as unknown as RTCDataChannelEvent),
      )
    }

    override createDataChannel(label: string, init?: RTCDataChannelInit): RTCDataChannel {
      return wrap(this, super.createDataChannel(label, init))
    }
  }

  return { RTCPeerConnection: FragmentingConnection, RTCSessionDescription, RTCIceCandidate }
}
