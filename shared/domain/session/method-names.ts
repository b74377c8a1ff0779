/** The ways of working together that a block of the agenda can use, each a module of one shape (`methods/`). */
export const methodNames = [
  { value: 'check-in', label: 'Check-in' },
  { value: 'check-out', label: 'Check-out' },
  { value: 'round-robin', label: 'Round robin' },
  { value: 'one-two-four-all', label: '1-2-4-All' },
  { value: 'cards', label: 'Silent cards' },
  { value: 'dot-vote', label: 'Dot vote' },
  { value: 'fist-to-five', label: 'Fist to five' },
  { value: 'gradients', label: 'Gradients of agreement' },
  { value: 'consent-check', label: 'Consent check' },
  { value: 'parking-lot', label: 'Parking lot' },
  { value: 'drafting', label: 'Drafting' },
  { value: 'notes', label: 'Free notes' },
  { value: 'break', label: 'Break' },
] as const

export type MethodName = (typeof methodNames)[number]['value']
