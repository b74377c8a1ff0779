import type { ReactNode } from 'react'

/** Drawn on a grid of 24 with a stroke of 1.6, round ends. One weight, no fills but where half a shape is the meaning. */
export const iconPaths = {
  overview: <path d="M4 11.2 12 4.5l8 6.7V19a1 1 0 0 1-1 1h-4.6v-5.4H9.6V20H5a1 1 0 0 1-1-1z" />,
  inquiry: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m15.6 8.4-2 5.2-5.2 2 2-5.2z" />
    </>
  ),
  evidence: <path d="M6 4h8l4 4v11.5a.5.5 0 0 1-.5.5h-11a.5.5 0 0 1-.5-.5zM14 4v4h4M9 12.2h6M9 15.8h4" />,
  voices: (
    <path d="M4 6.8A2.3 2.3 0 0 1 6.3 4.5h11.4A2.3 2.3 0 0 1 20 6.8v7a2.3 2.3 0 0 1-2.3 2.3H11.4L7 19.8v-3.7h-.7A2.3 2.3 0 0 1 4 13.8zM8.7 9.3v2.2M12 8.2v4.4M15.3 9.3v2.2" />
  ),
  proposals: <path d="M4.5 20h15M6.2 16.4l.9-3.6 8.6-8.5a1.7 1.7 0 0 1 2.4 0l.4.4a1.7 1.7 0 0 1 0 2.4l-8.6 8.5z" />,
  sessions: (
    <>
      <circle cx="12" cy="12" r="3.4" />
      <circle cx="12" cy="4.6" r="1.4" />
      <circle cx="18.4" cy="8.3" r="1.4" />
      <circle cx="18.4" cy="15.7" r="1.4" />
      <circle cx="12" cy="19.4" r="1.4" />
      <circle cx="5.6" cy="15.7" r="1.4" />
      <circle cx="5.6" cy="8.3" r="1.4" />
    </>
  ),
  consultation: <path d="M4 10v4h3.2l8.3 4.3V5.7L7.2 10zM7.4 14.2l1.3 4.6h2.2l-1-3.3M18.6 9.4a4 4 0 0 1 0 5.2" />,
  group: (
    <>
      <circle cx="9" cy="8.6" r="3.2" />
      <path d="M3.4 19.4c0-3.3 2.5-5.4 5.6-5.4s5.6 2.1 5.6 5.4M15.4 5.7a3.1 3.1 0 0 1 0 5.8M17.3 14.4c2 .7 3.3 2.5 3.3 5" />
    </>
  ),
  settings: (
    <>
      <path d="M4.5 8h9M17.5 8h2M4.5 16h2M10.5 16h9" />
      <circle cx="15.5" cy="8" r="2" />
      <circle cx="8.5" cy="16" r="2" />
    </>
  ),
  search: (
    <>
      <circle cx="10.8" cy="10.8" r="6.3" />
      <path d="m15.5 15.5 4.5 4.5" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.2 2" />
    </>
  ),
  computer: (
    <>
      <rect x="4" y="5" width="16" height="11" rx="1.5" />
      <path d="M9 20h6M12 16v4" />
    </>
  ),
  send: <path d="M12 19V5M6.5 10.5 12 5l5.5 5.5" />,
  link: <path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1" />,
  quote: (
    <path d="M10 7.500H5.500v5H10zM10 12.500c0 2.5-1 4-3 4.500M18.5 7.500H14v5h4.500zM18.5 12.500c0 2.5-1 4-3 4.5" />
  ),
  comment: <path d="M4.5 5.5h15v11h-8l-4 3.500v-3.500h-3z" />,
  given: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8 12.3 2.8 2.8 5.2-5.6" />
    </>
  ),
  limited: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.500a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
    </>
  ),
  ending: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.2 2" />
    </>
  ),
  withdrawn: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8 12h8" />
    </>
  ),
  unasked: <circle cx="12" cy="12" r="8.5" strokeDasharray="3.2 3.475" />,
  circle: <circle cx="12" cy="12" r="8.5" />,
  warning: <path d="M12 4.5 21 19.500H3zM12 10v4.500M12 17v.1" />,
  fork: (
    <>
      <circle cx="7" cy="6" r="2" />
      <circle cx="17" cy="6" r="2" />
      <circle cx="12" cy="18" r="2" />
      <path d="M7 8c0 4 5 3 5 8M17 8c0 4-5 3-5 8" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M6 12h12" />,
  more: <path d="M6 12h.01M12 12h.01M18 12h.01" strokeWidth="2.6" />,
  trash: <path d="M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7" />,
  undo: <path d="M8.5 5.5 4 10l4.5 4.500M4 10h10a5 5 0 0 1 0 10h-3.5" />,
  redo: <path d="m15.5 5.5 4.5 4.5-4.5 4.500M20 10H10a5 5 0 0 0 0 10h3.5" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  'chevron-right': <path d="m9.5 6 6 6-6 6" />,
  'chevron-left': <path d="m14.5 6-6 6 6 6" />,
  'chevron-down': <path d="m6 9.5 6 6 6-6" />,
  'chevron-up': <path d="m6 14.5 6-6 6 6" />,
  'arrow-right': <path d="M4.5 12h15M14 6.500l5.5 5.5-5.5 5.5" />,
  eye: (
    <>
      <path d="M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  'eye-off': (
    <path d="M9.6 6.100A9 9 0 0 1 12 5.800c6 0 9.2 6.2 9.2 6.200a16 16 0 0 1-2.7 3.500M6.3 7.600A15.6 15.6 0 0 0 2.8 12S6 18.2 12 18.200a9 9 0 0 0 4.3-1.100M4 4l16 16" />
  ),
  lock: (
    <>
      <rect x="5.5" y="10.5" width="13" height="9" rx="1.5" />
      <path d="M8.5 10.500V8a3.5 3.5 0 0 1 7 0v2.5" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5.500M12 7.600v.1" />
    </>
  ),
  list: <path d="M9.5 7H20M9.5 12H20M9.5 17H20M5 7h.01M5 12h.01M5 17h.01" />,
  menu: <path d="M4.5 7h15M4.5 12h15M4.5 17h15" />,
  panel: (
    <>
      <rect x="4" y="5" width="16" height="14" rx="1.5" />
      <path d="M14.5 5v14" />
    </>
  ),
  filter: <path d="M4.5 6.500h15M7.5 12h9M10.5 17.500h3" />,
  calendar: (
    <>
      <rect x="4.5" y="5.5" width="15" height="14" rx="1.5" />
      <path d="M4.5 10h15M8.5 3.500v4M15.5 3.500v4" />
    </>
  ),
  people: (
    <>
      <circle cx="8" cy="9" r="2.7" />
      <circle cx="16.2" cy="9" r="2.7" />
      <path d="M3.2 18.500c0-2.9 2.1-4.6 4.8-4.600s4.8 1.7 4.8 4.600M15 14c.4-.1.8-.1 1.2-.1 2.6 0 4.6 1.7 4.6 4.6" />
    </>
  ),
  download: <path d="M12 4.500V15M7.5 10.5 12 15l4.5-4.500M5 19.500h14" />,
  upload: <path d="M12 15V4.500M7.5 9 12 4.5 16.5 9M5 19.500h14" />,
  print: (
    <>
      <path d="M7.5 9V4.500h9V9M7.5 16.500h-2a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1h13a1 1 0 0 1 1 1v5.500a1 1 0 0 1-1 1h-2" />
      <rect x="7.5" y="13.5" width="9" height="6" />
    </>
  ),
  play: <path d="M8 5.500v13l10.5-6.500z" />,
  pause: <path d="M8.5 5v14M15.5 5v14" />,
  pass: <path d="M5 6v12l8.5-6zM18.5 6v12" />,
  leave: <path d="M13 4.500H6a.5.5 0 0 0-.5.5v14a.5.5 0 0 0 .5.5h7M11 12h9M16.5 8.5 20 12l-3.5 3.5" />,
  hand: (
    <path d="M8 13V6a1.5 1.5 0 0 1 3 0v5M11 11V4.500a1.5 1.5 0 0 1 3 0V11M14 11V6.500a1.5 1.5 0 0 1 3 0V14a6 6 0 0 1-6 6c-2.500 0-4-1-5.200-3l-2.300-4a1.400 1.400 0 0 1 2.300-1.500L8 14.500" />
  ),
  microphone: (
    <>
      <rect x="9" y="3.5" width="6" height="11" rx="3" />
      <path d="M5.5 11.500a6.5 6.5 0 0 0 13 0M12 18v3" />
    </>
  ),
  draw: <path d="M4.5 18c3-6 5-10.5 7-10.5 2.5 0-2 8 .5 8 2 0 2.5-5 4.5-5 1.5 0 1 4.5 3.5 4.5" />,
  law: <path d="M5 5.500c2.5-1 5-.8 7 .8 2-1.6 4.5-1.8 7-.8v13c-2.5-1-5-.8-7 .8-2-1.6-4.5-1.8-7-.8zM12 6.300v13" />,
  rights: <path d="M12 20s-7.5-4.3-7.5-10A4 4 0 0 1 12 7.8 4 4 0 0 1 19.5 10c0 5.7-7.5 10-7.5 10z" />,
  shield: <path d="m12 4 7 2.500v5c0 4.2-2.8 7-7 8.5-4.2-1.5-7-4.3-7-8.500v-5z" />,
  key: (
    <>
      <circle cx="8" cy="15.8" r="3.7" />
      <path d="M10.7 13.1 19.5 4.500M15.7 8.200l2.8 2.800M13.3 10.600l1.9 1.9" />
    </>
  ),
  'file-import': (
    <path d="M6 10.500v-6a.5.5 0 0 1 .5-.5H14l4 4v11.500a.5.5 0 0 1-.5.500H11M14 4v4h4M3.5 15.500H11M8 12.500l3 3-3 3" />
  ),
  history: <path d="M5 8.500A8 8 0 1 1 4 12.500M4.6 4.500v4h4M12 8v4.500l3 1.8" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="3.8" />
      <path d="M12 3v2.200M12 18.800V21M3 12h2.200M18.8 12H21M5.6 5.600l1.6 1.600M16.8 16.800l1.6 1.600M18.4 5.600l-1.6 1.600M7.2 16.800l-1.6 1.6" />
    </>
  ),
  moon: <path d="M19.5 14.200A8 8 0 0 1 9.8 4.500a8 8 0 1 0 9.7 9.700z" />,
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11" height="11" rx="1.5" />
      <path d="M5.5 15.500H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h9.500a1 1 0 0 1 1 1v.5" />
    </>
  ),
  folder: <path d="M4 6.500a1 1 0 0 1 1-1h4.500l2 2.500H19a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z" />,
  external: (
    <path d="M13.5 4.500h6v6M19.5 4.5 11 13M17.5 13.500v5a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1h5" />
  ),
} satisfies Record<string, ReactNode>
