import { setTimeout as wait } from 'node:timers/promises'
import type { z } from 'zod'
import { roleMay } from '#shared/domain/roles/roles.ts'
import type { Waiting } from '#shared/rpc/contract/session.ts'
import { type ErrorCode, isErrorCode, Refusal } from '#shared/rpc/errors.ts'
import type { GuestContext, GuestFeature } from '../feature.ts'
import type { Running } from '../part.ts'
import { type Asked, answers, FromHost, type ToHost } from './wire.ts'

const PATIENCE = 10_000
/** How often the host is asked to share a text whose record may still be on its way, and after how long each time. */
const TRIES = 50
const AGAIN = 200

type Open = { readonly resolve: (answer: unknown) => void; readonly reject: (why: Refusal) => void }

/** What somebody who runs the session asks of its host; what it answers is read before it is believed. */
export function runningAtGuest(
  context: GuestContext,
  options: { readonly bring: (record: string) => void; readonly onWaiting: () => void },
): GuestFeature & { readonly running: Running; waiting(): Waiting[] } {
  const open = new Map<number, Open>()
  let asked = 0
  let waiting: Waiting[] = []

  const ask = (what: Asked): Promise<unknown> => {
    if (!roleMay(context.facts().me.role, 'run')) return Promise.reject(new Refusal('session/not-allowed'))
    const line = context.line()
    if (line === null) return Promise.reject(new Refusal('session/no-answer'))
    asked += 1
    const id = asked
    return new Promise<unknown>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Refusal('session/no-answer')), PATIENCE)
      open.set(id, {
        resolve(answer) {
          clearTimeout(patience)
          resolve(answer)
        },
        reject(why) {
          clearTimeout(patience)
          reject(why)
        },
      })
      line.say('running', { id, asked: what } satisfies ToHost)
    }).finally(() => open.delete(id))
  }
  const read = async <T>(schema: z.ZodType<T>, what: Asked): Promise<T> => {
    const answer = schema.safeParse(await ask(what))
    if (!answer.success) throw new Refusal('session/no-answer')
    return answer.data
  }
  const done = async (what: Asked) => void (await ask(what))

  const lose = () => {
    for (const { reject } of open.values()) reject(new Refusal('session/no-answer'))
    open.clear()
  }

  return {
    channel: 'running',
    waiting: () => waiting,
    running: {
      async share(document, on) {
        if (on) options.bring(document)
        for (let tries = 0; ; tries++)
          try {
            return await done({ t: 'share', document, on })
          } catch (error) {
            const isOnItsWay = on && error instanceof Refusal && error.code === 'record/not-found'
            if (!isOnItsWay || tries >= TRIES) throw error
            await wait(AGAIN)
          }
      },
      invite: (whom) => read(answers.invite, { t: 'invite', ...whom }),
      invitations: () => read(answers.invitations, { t: 'invitations' }),
      revoke: (invitation) => done({ t: 'revoke', invitation }),
      letIn: (device, yes) => done({ t: 'letIn', device, yes }),
      remove: (participant) => read(answers.remove, { t: 'remove', participant }),
      deputy: (participant, on) => done({ t: 'deputy', participant, on }),
      end: () => done({ t: 'end' }),
    },
    heard(said) {
      const frame = FromHost.safeParse(said)
      if (!frame.success) return context.log.warn({}, 'what the host answered made no sense')
      const { data } = frame
      if (data.t === 'waiting') {
        waiting = data.waiting
        return options.onWaiting()
      }
      const asking = open.get(data.id)
      if (data.t === 'answer') asking?.resolve(data.answer)
      else asking?.reject(new Refusal(isErrorCode(data.code) ? data.code : ('session/no-answer' satisfies ErrorCode)))
    },
    disconnected() {
      waiting = []
      lose()
    },
    close: lose,
  }
}
