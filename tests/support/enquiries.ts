// A cast of two schools and their neighbours, and the steps by which an enquiry comes to where a test needs it.
import type { AllianceId, Urn } from '@alongside/domain/ids'
import type { Someone, World } from './world.js'

export interface Cast {
  alliance: AllianceId
  elm: Urn
  oak: Urn
  ash: Urn
  /** A school of another alliance. */
  far: Urn
  /** Teachers: Ana of Elm Park leads, Ben of Oak Tree works with her, Cal of Ash Hill is a neighbour in the alliance. */
  ana: Someone
  ben: Someone
  cal: Someone
  /** Heads of Elm Park and Oak Tree. */
  hal: Someone
  hope: Someone
  coordinator: Someone
  /** A governor of Elm Park. */
  gus: Someone
  /** Teaches at the school of another alliance. */
  zoe: Someone
}

export async function cast(w: World): Promise<Cast> {
  const elm = await w.school('Elm Park')
  const oak = await w.school('Oak Tree')
  const ash = await w.school('Ash Hill')
  const far = await w.school('Far End')
  const alliance = await w.alliance('North Alliance', { schools: [elm, oak, ash] })
  await w.alliance('South Alliance', { schools: [far] })
  const teacher = (name: string, school: Urn) => w.person({ name, role: 'TEACHER', school })
  return {
    alliance,
    elm,
    oak,
    ash,
    far,
    ana: await teacher('Ana', elm),
    ben: await teacher('Ben', oak),
    cal: await teacher('Cal', ash),
    hal: await w.person({ name: 'Hal', role: 'HEADTEACHER', school: elm }),
    hope: await w.person({ name: 'Hope', role: 'HEADTEACHER', school: oak }),
    coordinator: await w.person({ name: 'Coco', role: 'ALLIANCE_COORDINATOR', alliance }),
    gus: await w.person({ name: 'Gus', role: 'GOVERNOR', school: elm }),
    zoe: await teacher('Zoe', far),
  }
}

export interface Wish {
  title?: string
  classroomPractice?: string
  urn?: Urn
  partnerUrns?: Urn[]
  templateId?: string
}

export class EnquiryHelp {
  constructor(private readonly c: Cast) {}

  wish(more: Wish): Record<string, unknown> {
    return {
      allianceId: this.c.alliance,
      urn: this.c.elm,
      title: 'Say it first',
      classroomPractice: 'Speaking a sentence before writing it',
      pupilsToBenefit: 'Year 4 pupils who write little',
      ...more,
    }
  }

  /** Ana's draft. */
  async start(more: Wish = {}): Promise<string> {
    const start = 'mutation($input: StartEnquiryInput!) { startEnquiry(input: $input) { id } }'
    return (await this.c.ana.ask(start, { input: this.wish(more) })).startEnquiry.id
  }

  /** Open to partners, Oak Tree asked. */
  async forming(more: Wish = {}): Promise<string> {
    const id = await this.start({ partnerUrns: [this.c.oak], ...more })
    await this.c.ana.ask('mutation($id: ID!) { openEnquiry(id: $id) { id } }', { id })
    return id
  }

  /** Ana and Ben in it, both having accepted. */
  async active(more: Wish = {}): Promise<{ id: string; cycleId: string; documentId: string }> {
    const id = await this.forming(more)
    await this.join(this.c.ben, id, this.c.oak)
    await this.accept(this.c.ben, id)
    await this.accept(this.c.ana, id)
    const { activateEnquiry } = await this.c.ana.ask(
      'mutation($id: ID!) { activateEnquiry(id: $id) { currentCycle { id documentId } } }',
      { id },
    )
    const { id: cycleId, documentId } = activateEnquiry.currentCycle
    return { id, cycleId, documentId }
  }

  async join(who: Someone, id: string, urn: Urn): Promise<void> {
    await who.ask('mutation($id: ID!, $urn: ID!) { joinEnquiry(id: $id, urn: $urn) { id } }', { id, urn })
  }

  async accept(who: Someone, id: string): Promise<void> {
    const { enquiry } = await who.ask('query($id: ID!) { enquiry(id: $id) { protocolVersion } }', { id })
    await who.ask('mutation($id: ID!, $version: Int!) { acceptProtocol(id: $id, version: $version) { id } }', {
      id,
      version: enquiry.protocolVersion,
    })
  }
}

/** The codes of what is still missing. */
export const codes = (reasons: readonly { code: string }[]): string[] => reasons.map(({ code }) => code)
