/**
 * Every refusal the product can give, as a person reads it: what happened, what is safe, what to do.
 * `{name}` is filled from the refusal's values. Grouped by the part that refuses.
 */
export const sentences = {
  'core/unexpected': {
    title: 'Something went wrong inside the workshop.',
    safe: 'What was saved is safe.',
    todo: 'Try once more. If it happens again, the log in the Help menu says where.',
  },
  'core/unknown-call': {
    title: 'This window asked for something the workshop does not know ({name}).',
    safe: 'Nothing was changed.',
    todo: 'Close the window and open it again.',
  },
  'core/bad-input': {
    title: 'Something in what was entered cannot be kept: {where}.',
    safe: 'Nothing was changed.',
    todo: 'Mend it and try again.',
  },
  'core/cancelled': { title: 'Stopped, as you asked.', safe: 'Nothing was half written.', todo: '' },
  'core/restarted': {
    title: 'The part that keeps your files stopped and was started again.',
    safe: 'Everything that was saved is safe.',
    todo: 'Try again.',
  },

  'workspace/none-open': { title: 'No workspace is open.', safe: '', todo: 'Open or create one first.' },
  'workspace/wrong-passphrase': {
    title: 'That passphrase does not open this workspace.',
    safe: 'The file is as it was.',
    todo: 'Check capital letters and spaces, or use the recovery code.',
  },
  'workspace/passphrase-needed': {
    title: '“{name}” has a passphrase of its own.',
    safe: 'The file is as it was.',
    todo: 'Say which file holds it: --passphrase-file P, or HEARINGS_PASSPHRASE_FILE.',
  },
  'workspace/wrong-recovery-code': {
    title: 'That recovery code does not open this workspace.',
    safe: 'The file is as it was.',
    todo: 'Check it group by group against the printed sheet.',
  },
  'workspace/not-remembered': {
    title: 'This computer does not remember how to open “{name}”.',
    safe: 'The file is as it was.',
    todo: 'Enter its passphrase.',
  },
  'workspace/not-a-workspace': {
    title: '“{name}” is not a workspace, or it is damaged at its beginning.',
    safe: 'The file is as it was.',
    todo: 'Choose a file that ends in .hearings, or restore a backup.',
  },
  'workspace/damaged': {
    title: '“{name}” is damaged.',
    safe: 'The file was left as it is.',
    todo: 'Restore the newest backup; the damaged file is kept beside it.',
  },
  'workspace/from-the-future': {
    title: '“{name}” was written by a newer Hearings Workshop.',
    safe: 'The file is as it was.',
    todo: 'Update the app on this computer, then open it.',
  },
  'workspace/in-use': {
    title: '“{name}” is already open in another window or on another computer.',
    safe: 'The file is as it was.',
    todo: 'Close it there, then open it here.',
  },
  'workspace/missing': {
    title: '“{name}” is not where it was.',
    safe: '',
    todo: 'Connect the drive it is on, or choose another file.',
  },
  'workspace/exists': {
    title: 'There is already a file called “{name}”.',
    safe: 'It was not touched.',
    todo: 'Choose another name.',
  },
  'workspace/weak-passphrase': {
    title: 'That passphrase is too short.',
    safe: 'Nothing was changed.',
    todo: 'Use at least twelve characters; four or five words are easy to remember.',
  },
  'workspace/practice': {
    title: 'This is a practice workspace: its passphrase is public.',
    safe: 'Nothing was recorded.',
    todo: 'Choose a passphrase of your own before recording what someone said.',
  },
  'workspace/too-small': { title: 'There is no backup that can be used.', safe: '', todo: 'Choose another backup.' },
  'keychain/not-safe': {
    title: 'This computer has no keychain that really protects a passphrase.',
    safe: 'The passphrase was not remembered.',
    todo: 'Enter it each time.',
  },

  'file/unwritable': {
    title: '“{name}” cannot be written there.',
    safe: 'Nothing was changed.',
    todo: 'Choose another folder, or ask for permission to write in this one.',
  },
  'file/unreadable': {
    title: '“{name}” cannot be read.',
    safe: 'Nothing was changed.',
    todo: 'Check that it exists and that you may read it.',
  },
  'file/disk-full': {
    title: 'The disk is full.',
    safe: 'What was saved before is safe and nothing was half written.',
    todo: 'Free some space, then try again.',
  },
  'file/not-text': {
    title: '“{name}” is not plain text.',
    safe: 'Nothing was added.',
    todo: 'Save it as plain text (UTF-8), then import it.',
  },
  'file/too-large': {
    title: '“{name}” is larger than {limit}.',
    safe: 'Nothing was added.',
    todo: 'Split it, or import the part you need.',
  },
  'file/empty': { title: '“{name}” has no words in it.', safe: 'Nothing was added.', todo: '' },

  'record/unknown-kind': {
    title: 'There is no kind of record called “{kind}”.',
    safe: 'Nothing was changed.',
    todo: 'Use one of: {kinds}.',
  },
  'record/not-found': {
    title: 'This record is not in the workspace.',
    safe: '',
    todo: 'It may have been lent for a session that is over, or deleted on another computer.',
  },
  'record/changed-meanwhile': {
    title: 'Someone changed this while you were writing.',
    safe: 'Both versions are in the history.',
    todo: 'Look at the newer one, then save yours again.',
  },
  'record/referred-to': {
    title: 'Other records refer to this one: {referrers}.',
    safe: 'Nothing was deleted.',
    todo: 'Confirm that it should go all the same; a marker stays where it was.',
  },
  'record/missing-reference': {
    title: '{field} points to something that is not here.',
    safe: 'Nothing was changed.',
    todo: 'Choose one from the list.',
  },
  'change/nothing-to-undo': { title: 'There is nothing to undo.', safe: '', todo: '' },
  'change/nothing-to-redo': { title: 'There is nothing to redo.', safe: '', todo: '' },
  'change/overtaken': {
    title: 'That was changed again since.',
    safe: 'Nothing was undone.',
    todo: 'Use the history of the record to choose an earlier state.',
  },
  'change/chain-broken': {
    title: 'The record of changes has been altered outside the workshop.',
    safe: '',
    todo: 'Restore a backup made before {at}.',
  },

  'voice/not-shown': { title: 'These words may not be shown here: {reason}.', safe: '', todo: '' },
  'voice/withdrawn': { title: 'This voice was withdrawn.', safe: 'Its words and their key are gone.', todo: '' },
  'voice/consent-incomplete': {
    title: 'What they agreed to is not complete: {missing}.',
    safe: 'Nothing was recorded.',
    todo: 'Ask, then fill it in.',
  },
  'voice/quote-outside': {
    title: 'That quote is not part of what was said.',
    safe: 'Nothing was changed.',
    todo: 'Select the words again.',
  },

  'document/old-epoch': {
    title: 'This text was replaced on this computer.',
    safe: 'The newer text is kept.',
    todo: 'Close and open it again.',
  },
  'document/bad-update': {
    title: 'A change to the text arrived damaged.',
    safe: 'It was left out; the text is as it was.',
    todo: '',
  },
  'document/too-large': {
    title: 'A change to the text is too large ({limit} at most).',
    safe: 'It was left out; the text is as it was.',
    todo: 'Paste it in smaller parts.',
  },

  'search/empty': { title: 'There is nothing to look for.', safe: '', todo: 'Type at least one word.' },

  'session/code-wrong': {
    title: 'That join code is not right.',
    safe: '',
    todo: 'Check it against the chair’s screen, letter by letter.',
  },
  'session/code-expired': { title: 'That join code has expired.', safe: '', todo: 'Ask the chair for a new one.' },
  'session/code-used': {
    title: 'That join code was already used on another computer.',
    safe: '',
    todo: 'Ask the chair for one of your own.',
  },
  'session/no-answer': {
    title: 'No session answers at that address.',
    safe: 'Your own text is safe.',
    todo: 'Check that both computers are on the same network and the session is open.',
  },
  'session/not-the-host': {
    title: 'Another computer answered in place of the chair’s.',
    safe: 'Nothing was shown to it.',
    todo: 'Check that you are on the right network and tell the chair.',
  },
  'session/full': {
    title: 'This session has as many computers as it can hold.',
    safe: 'Your own text is safe.',
    todo: 'Ask the chair, or share a screen with someone.',
  },
  'session/ended': { title: 'The session has ended.', safe: 'Your text is saved on this computer.', todo: '' },
  'session/already-open': {
    title: 'A session is already open.',
    safe: '',
    todo: 'End it before opening or joining another.',
  },
  'session/none-open': { title: 'No session is open.', safe: '', todo: 'Start or join one first.' },
  'session/port-taken': {
    title: 'The session could not be opened on this network ({reason}).',
    safe: 'Nothing was changed.',
    todo: 'Leave the port empty, choose another network, or try again.',
  },
  'session/not-allowed': {
    title: 'Your part in this session does not include that.',
    safe: 'Nothing was changed.',
    todo: 'Ask the chair.',
  },
  'session/clock-ahead': {
    title:
      'Some of what you changed is dated in the future: the clocks of two computers differ by more than ten minutes.',
    safe: 'It is kept on this computer, and is told once the clocks agree.',
    todo: 'Set the clock of this computer and of the chair’s, then join again.',
  },
  'session/text-unreadable': {
    title: 'What was kept of this text when the session ended cannot be opened.',
    safe: 'The text itself is not touched, and the others keep what they hold.',
    todo: 'Read it at the computer of somebody else who was there.',
  },
  'session/not-found-nearby': {
    title: 'No session with that code was found on this network.',
    safe: 'Your own text is safe.',
    todo: 'Check that both computers are on the same network, or enter the address beside the code on the chair’s screen.',
  },
  'session/revoked': {
    title: 'That invitation was taken back.',
    safe: 'What you wrote is saved on this computer.',
    todo: 'Ask the chair.',
  },
  'session/removed': {
    title: 'The chair has ended your part in this session.',
    safe: 'What you wrote is saved on this computer.',
    todo: '',
  },
  'session/not-let-in': {
    title: 'The chair did not let this computer in.',
    safe: 'Nothing was shown to it, and nothing of yours was sent.',
    todo: 'Speak to the chair, and ask for a new invitation.',
  },
  'session/nobody-to-take-over': {
    title: 'This computer cannot go on in the host’s place now.',
    safe: 'Everything that was written stays on every computer.',
    todo: 'The host is there, or did not name this computer to stand by.',
  },
  'session/no-such-person': { title: 'Nobody by that name is in the session.', safe: '', todo: '' },

  'room/not-now': { title: 'The session is at another point by now.', safe: 'Nothing was changed.', todo: '' },
  'room/not-yours': { title: 'That belongs to someone else.', safe: 'It stays as it was.', todo: '' },
  'room/only-who-runs': {
    title: 'Only the people who run this session can do that.',
    safe: 'Nothing was changed.',
    todo: 'Ask the chair.',
  },
  'room/too-few': {
    title: 'Too few have answered for anyone to look yet.',
    safe: 'Every answer is kept, and stays secret.',
    todo: 'Wait until three have answered, or everyone who is here.',
  },
  'room/too-many': { title: 'There is no room for more here.', safe: 'What was there stays.', todo: '' },
  'room/no-line': {
    title: 'The session cannot be reached just now.',
    safe: 'Nothing was changed, and your text is safe.',
    todo: 'Try again when the line is back: it is being mended.',
  },
  'room/not-there': { title: 'That is not there any more.', safe: '', todo: '' },

  'workshop/no-agenda': {
    title: 'This session has no agenda yet.',
    safe: '',
    todo: 'Add at least one block, then start it.',
  },
  'decision/fixed': {
    title: 'What was decided on stays as it was.',
    safe: 'Its text, threshold and tally were kept when it was decided.',
    todo: 'Its words and the dissent can be mended. Where something else was decided, record that as a decision.',
  },
  'minutes/none': { title: 'There are no minutes yet.', safe: '', todo: 'Write them from what happened, first.' },
  'minutes/agreed': {
    title: 'These minutes were agreed.',
    safe: 'They stay as they are.',
    todo: 'Open them again to change them; the agreed version is kept.',
  },

  'consultation/no-proposals': {
    title: 'This consultation has no proposals in it.',
    safe: '',
    todo: 'Add at least one, then export.',
  },
  'consultation/none': { title: 'There is no consultation here yet.', safe: '', todo: 'Create one first.' },
  'export/nothing-chosen': { title: 'No format was chosen.', safe: '', todo: 'Choose DOCX, HTML or PDF.' },
  'export/renderer': {
    title: 'The {format} could not be made.',
    safe: 'The draft is safe and nothing was half written.',
    todo: 'Try again, or choose another format.',
  },
  'export/no-typeface': {
    title: 'The PDF could not be made: no typeface here has “{characters}”.',
    safe: 'The draft is safe and nothing was half written.',
    todo: 'Choose DOCX or HTML, or write it in other characters.',
  },
} as const satisfies Record<string, { title: string; safe: string; todo: string }>
