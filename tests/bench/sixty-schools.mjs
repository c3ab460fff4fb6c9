// Sixty schools in one alliance with their people, and what the two pages of leaders ask for.
import { v7 } from 'uuid'

export const SCHOOLS = 60
export const STAFF = 6

const figure = '{ value n window how parts { name weight value says } }'
export const schoolPage = `query($urn: ID!, $id: ID!) { leadersSchool(urn: $urn) { urn school { urn name colour } challenges { id state postponedFrom visitFirstDay host { urn name } } load { isHidden people green amber red window }
    actions { id challengeId what dueOn isOverdue isDone owner { id name } } indicators { challengeId isProvisional band gates figure ${figure} } }
  alliance(id: $id) { id name memberships { id state school { urn name colour } } }
  ledger(allianceId: $id) { window standings { given received breadth words school { urn name } reciprocity ${figure} } pairs { id given received reciprocity one { urn name } other { urn name } } }
  contributionsWaiting(allianceId: $id) { id hours kind } competitors(allianceId: $id) { id } pairingRounds(allianceId: $id) { id title state } }`
export const alliancePage = `query($id: ID!) { leadersAlliance(allianceId: $id) { allianceId isCosy isReadOnly median ${figure} challenged ${figure} withoutSwap ${figure}
    released { challengeId isProvisional school { urn name colour } figure ${figure} } }
  alliance(id: $id) { id name memberships { id state school { urn name colour } } }
  ledger(allianceId: $id) { isCoordinator isConcentrated window mix { kind hours } reciprocity ${figure} concentration ${figure}
    standings { given received breadth words school { urn name } } pairs { id given received reciprocity one { urn name colour } other { urn name colour } } }
  contributionsWaiting(allianceId: $id) { id hours kind } pairingRounds(allianceId: $id) { id title state } }`

/** Schools here and there in a county, of two kinds, with their people. */
export async function furnished(sql) {
  const alliance = v7()
  await sql(`insert into space (id, kind) values ($1, 'ALLIANCE')`, [alliance])
  await sql(
    `insert into alliance (space_id, name, kind, aims, agreement) values ($1, 'Measured Alliance', 'TSA', '', 'We share what we learn.')`,
    [alliance],
  )
  const person = async (name, role, space) => {
    const id = v7()
    await sql(`insert into person (id, email, name, state) values ($1, $2, $3, 'ACTIVE')`, [
      id,
      `${id}@school.example`,
      name,
    ])
    await sql(`insert into space (id, kind) values ($1, 'PERSON')`, [id])
    await sql('insert into role_holding (id, space_id, person_id, role) values ($1, $2, $3, $4)', [
      v7(),
      space,
      id,
      role,
    ])
    return id
  }
  const schools = []
  for (let at = 0; at < SCHOOLS; at += 1) {
    const urn = String(900_100 + at)
    const [easting, northing] = [400_000 + ((at * 7_919) % 60_000), 300_000 + ((at * 104_729) % 60_000)]
    const space = v7()
    await sql(
      `insert into school (urn, name, phase, easting, northing, roll, percent_fsm, trust_uid) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        urn,
        `School ${at + 1}`,
        at % 5 === 4 ? 'Secondary' : 'Primary',
        easting,
        northing,
        150 + ((at * 37) % 400),
        5 + ((at * 13) % 40),
        at % 3 === 0 ? String(at % 8) : null,
      ],
    )
    await sql(`insert into space (id, kind, urn) values ($1, 'SCHOOL', $2)`, [space, urn])
    await sql(
      `insert into school_membership (space_id, id, urn, role, state, signed_at, agreement_version) values ($1, $2, $3, 'MEMBER', 'ACTIVE', now(), 1)`,
      [alliance, v7(), urn],
    )
    const people = []
    for (let nth = 0; nth < STAFF; nth += 1)
      people.push(await person(`Colleague ${at}-${nth}`, nth === 0 ? 'HEADTEACHER' : 'TEACHER', space))
    schools.push({ urn, space, people, easting, northing })
  }
  return { alliance, schools, coordinator: await person('Cora Ordway', 'ALLIANCE_COORDINATOR', alliance) }
}
