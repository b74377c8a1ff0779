import { useLocation } from '@tanstack/react-router'
import { useNeeds } from '#renderer/features/overview/index.ts'
import { Rail, RailLink, RailPerson } from '#renderer/ui/rail.tsx'
import { groupRoles } from '#shared/domain/records/options.ts'
import { useOpenWorkspace } from '../workspace.ts'
import { footPlaces, isWithin, type Place, workPlaces } from './rail-links.ts'

/** The rail with what needs this person, place by place. */
export function AppRail() {
  const { pathname } = useLocation()
  const { me } = useOpenWorkspace()
  const needs = useNeeds()
  const countOf = ({ path }: Place) => {
    if (needs === undefined) return undefined
    return path === '/overview' ? needs.length : needs.filter((need) => need.within === path).length
  }
  const link = (place: Place) => (
    <RailLink
      key={place.path}
      icon={place.icon}
      name={place.name}
      href={place.path}
      keys={place.keys}
      current={isWithin(pathname, place.path)}
      count={countOf(place)}
    />
  )
  const role = groupRoles.find(({ value }) => value === me.role)?.label ?? ''
  return (
    <Rail
      foot={
        <>
          {footPlaces.map(link)}
          <RailPerson name={me.name} role={role} />
        </>
      }
    >
      {workPlaces.map(link)}
    </Rail>
  )
}
