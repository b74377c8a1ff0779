import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { workshopsContract } from '#shared/rpc/contract/workshops.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { renderHtmlForFrame } from '../../export/html.ts'
import type { Handlers } from '../../serve.ts'
import { makeFolder, syncFolder, unfinishedName } from '../../storage/files.ts'
import { asStorageRefusal } from '../../storage/refusals.ts'
import { calendarOf } from './calendar.ts'
import { recordDecision } from './decisions.ts'
import { agreeMinutes, exportMinutes, minutesPaper, writeMinutes } from './minutes.ts'
import { changesForInviting, changesForOrder, changesForPlan } from './plan.ts'
import { workshopsRepository } from './repository.ts'

/** Planning a session, and what is written down afterwards. */
export function workshopsHandlers(core: Core): Handlers<typeof workshopsContract> {
  const repository = () => workshopsRepository(core.workspace().db)
  const must = (id: string): RecordOf<'workshop'> => {
    const found = repository().one('workshop', id)
    if (found === undefined) throw new Refusal('record/not-found')
    return found
  }

  return {
    'workshop.plan': (input) => {
      const { changes, me } = core.workspace()
      const id = uuidv7()
      changes.commit(me.name, changesForPlan(repository(), id, input), { label: `Planned “${input.title}”` })
      return { id }
    },
    'workshop.order': ({ workshop, items }) => {
      const { changes, me } = core.workspace()
      const { title } = must(workshop).facts
      const moves = changesForOrder(repository(), workshop, items)
      if (moves.length > 0) changes.commit(me.name, moves, { label: `Put the agenda of “${title}” in another order` })
    },
    'workshop.invite': ({ workshop, people }) => {
      const { changes, me } = core.workspace()
      const { title } = must(workshop).facts
      const added = changesForInviting(repository(), workshop, people)
      if (added.length > 0)
        changes.commit(me.name, added, {
          label: `Added ${added.length} ${added.length === 1 ? 'person' : 'people'} to “${title}”`,
        })
    },
    'workshop.calendar': ({ workshop, file }) => {
      const { id, facts } = must(workshop)
      const blocks = repository()
        .of('agenda_item', workshop)
        .map((block) => block.facts)
      const target = file.toLowerCase().endsWith('.ics') ? file : `${file}.ics`
      writeWhole(target, calendarOf({ id, facts, blocks }, core.now()))
      return { file: target }
    },
    'minutes.write': ({ workshop, anew }) => writeMinutes(core, must(workshop), anew),
    'minutes.preview': ({ workshop }) => ({
      html: renderHtmlForFrame(minutesPaper(core, must(workshop)).publication),
    }),
    'minutes.agree': ({ workshop }) => agreeMinutes(core, must(workshop)),
    'minutes.export': (input, context) => exportMinutes(core, must(input.workshop), input, context),
    'decision.record': (input) => ({ id: recordDecision(core, input) }),
  }
}

/** A file that is there whole or not at all. What stood under this name is replaced: the person was asked by the dialog. */
function writeWhole(target: string, text: string): void {
  const unfinished = unfinishedName(target)
  try {
    makeFolder(dirname(target))
    const descriptor = openSync(unfinished, 'wx')
    try {
      writeSync(descriptor, text)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(unfinished, target)
    syncFolder(dirname(target))
  } catch (error) {
    try {
      rmSync(unfinished, { force: true })
    } catch {}
    throw asStorageRefusal(error, target)
  }
}
