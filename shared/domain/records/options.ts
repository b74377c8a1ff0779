/** Enumerations, each once: the tables' checks, the schemas, the forms and the filters all read these. */

export const organisationRoles = [
  { value: 'lead', label: 'Leads the redesign' },
  { value: 'partner', label: 'Partner' },
  { value: 'government', label: 'Government, observing' },
  { value: 'advocacy', label: 'Advocacy and rights' },
  { value: 'justice', label: 'Courts and tribunals' },
  { value: 'local', label: 'Local services' },
] as const

export const groupRoles = [
  { value: 'chair', label: 'Chair' },
  { value: 'facilitator', label: 'Facilitator' },
  { value: 'secretariat', label: 'Secretariat' },
  { value: 'member', label: 'Member' },
  { value: 'adviser', label: 'Adviser' },
  { value: 'observer', label: 'Observer' },
] as const

/** The five groups of the issues list, March 2022. */
export const inquiryGroups = [
  { value: 'scaffolding', label: 'Scaffolding' },
  { value: 'before', label: 'Avoiding compulsory measures' },
  { value: 'hearings', label: 'Children and their hearings' },
  { value: 'after', label: 'After a hearing' },
  { value: 'justice', label: 'Links with criminal justice' },
] as const

/** The three assessments used by the plan 2021–24. */
export const areaAssessments = [
  { value: 'little', label: 'Little work underway' },
  { value: 'insufficient', label: 'Underway, not yet enough' },
  { value: 'underway', label: 'Work is underway' },
] as const

export const issueStatuses = [
  { value: 'not-started', label: 'Not started' },
  { value: 'heard', label: 'Heard' },
  { value: 'drafted', label: 'Drafted' },
  { value: 'agreed', label: 'Agreed' },
] as const

export const evidenceKinds = [
  { value: 'report', label: 'Report' },
  { value: 'plan', label: 'Plan' },
  { value: 'legislation', label: 'Legislation' },
  { value: 'research', label: 'Research' },
  { value: 'engagement', label: 'Engagement paper' },
  { value: 'letter', label: 'Letter or submission' },
  { value: 'minutes', label: 'Minutes' },
  { value: 'other', label: 'Other' },
] as const

export const confidentialities = [
  { value: 'public', label: 'Published' },
  { value: 'group', label: 'For the group' },
  { value: 'restricted', label: 'For the secretariat' },
] as const

export const ageBands = [
  { value: 'under-12', label: 'Under 12' },
  { value: '12-15', label: '12 to 15' },
  { value: '16-17', label: '16 to 17' },
  { value: '18-25', label: '18 to 25' },
  { value: 'adult', label: 'Adult' },
  { value: 'not-said', label: 'Age not said' },
] as const

export const voiceRoutes = [
  { value: 'own-words', label: 'Own words' },
  { value: 'through-advocate', label: 'Through an advocate' },
  { value: 'letter', label: 'By letter' },
  { value: 'drawing', label: 'Drawing, described together' },
  { value: 'recording', label: 'Recorded' },
  { value: 'parent', label: 'Parent or carer' },
] as const

export const voiceStates = [
  { value: 'held', label: 'Held' },
  { value: 'withdrawn', label: 'Withdrawn' },
] as const

/** Who may read the words. Each scope holds those before it. */
export const consentScopes = [
  { value: 'secretariat', label: 'Chair and secretariat' },
  { value: 'group', label: 'Members of the group' },
  { value: 'public', label: 'Anyone, once published' },
] as const

export const identifiabilities = [
  { value: 'anonymous', label: 'Without a name' },
  { value: 'pseudonym', label: 'With a chosen name' },
  { value: 'named', label: 'With their name' },
] as const

/** What the words may be used for, besides being read by those in scope. */
export const consentUses = [
  { value: 'drafting', label: 'Drafting proposals' },
  { value: 'session', label: 'Sessions of the group' },
  { value: 'consultation', label: 'Consultation papers' },
] as const

export const proposalStatuses = [
  { value: 'draft', label: 'Draft' },
  { value: 'with-group', label: 'With the group' },
  { value: 'agreed', label: 'Agreed' },
  { value: 'set-aside', label: 'Set aside' },
] as const

export const effectOperations = [
  { value: 'insert', label: 'Insert' },
  { value: 'substitute', label: 'Substitute' },
  { value: 'repeal', label: 'Repeal' },
  { value: 'apply-modified', label: 'Apply with modification' },
  { value: 'new-power', label: 'New power' },
  { value: 'guidance', label: 'Guidance only' },
] as const

export const commencements = [
  { value: 'in-force', label: 'In force' },
  { value: 'partly', label: 'Partly in force' },
  { value: 'not-in-force', label: 'Not in force' },
  { value: 'not-checked', label: 'Not checked' },
] as const

/** Question kinds of a consultation paper. All are optional to answer. */
export const questionKinds = [
  { value: 'open', label: 'Open text' },
  { value: 'pros-cons', label: 'Advantages and disadvantages' },
  { value: 'yes-no', label: 'Yes, no, or don’t know' },
  { value: 'single', label: 'One of several' },
  { value: 'multiple', label: 'Any of several' },
  { value: 'agreement', label: 'How far do you agree' },
] as const

export const relations = [
  { value: 'answers', label: 'answers', reverse: 'is answered by' },
  { value: 'supports', label: 'supports', reverse: 'is supported by' },
  { value: 'contradicts', label: 'contradicts', reverse: 'is contradicted by' },
  { value: 'concerns', label: 'concerns', reverse: 'is concerned by' },
  { value: 'cites', label: 'cites', reverse: 'is cited by' },
  { value: 'depends-on', label: 'depends on', reverse: 'is needed by' },
  { value: 'decided-in', label: 'was decided in', reverse: 'decided' },
  { value: 'led-to', label: 'led to', reverse: 'came from' },
  { value: 'affects', label: 'affects', reverse: 'is affected by' },
  { value: 'opens', label: 'opens', reverse: 'is opened by' },
  { value: 'takes-part', label: 'takes part in', reverse: 'has taking part' },
] as const

export const exportFormats = [
  { value: 'docx', label: 'Word (DOCX)' },
  { value: 'html', label: 'Web page (HTML)' },
  { value: 'pdf', label: 'Accessible PDF' },
] as const

export const workshopStates = [
  { value: 'planned', label: 'Planned' },
  { value: 'running', label: 'Running' },
  { value: 'ended', label: 'Ended' },
] as const

/** The roles of the group, and a guest: someone who comes for one session. */
export const sessionRoles = [...groupRoles, { value: 'guest', label: 'Guest' }] as const

export const attendanceAnswers = [
  { value: 'invited', label: 'Invited' },
  { value: 'coming', label: 'Coming' },
  { value: 'apologies', label: 'Apologies' },
  { value: 'attended', label: 'Was there' },
] as const

export const decisionOutcomes = [
  { value: 'agreed', label: 'Agreed' },
  { value: 'not-agreed', label: 'Not agreed' },
  { value: 'put-off', label: 'Put off' },
] as const
