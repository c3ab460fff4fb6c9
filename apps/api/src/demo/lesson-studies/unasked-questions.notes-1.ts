/** What five of us noted in the first research lesson on pupils’ own questions. */
import type { DemoNotes } from '../lesson-types.js'

export const firstNotes: DemoNotes = {
  amara: [
    ['0:30', 'CLASS', 'One page each, the lower half under grey paper. Read aloud once. Not a sound.'],
    ['7:20', 'TEACHER_MOVE', 'Stops at the grey paper and says nothing. Eight seconds. Someone breathes out.'],
    ['11:40', 'CLASS', 'Pencils: 20 of 29 going within a minute, 5 looking at the page, 4 at me.'],
    ['24:15', 'CLASS', 'The pile “nobody knows” has eleven strips, “between the lines” three. Moving goes on.'],
    ['29:30', 'CLASS', 'A pair pulls a strip out of “nobody knows”: “we haven’t even looked”.'],
    [
      '37:05',
      'CLASS',
      'Two pairs by the radiator ask for the page to be read to them again. After that: five places underlined in three minutes.',
    ],
    ['52:20', 'CLASS', 'Cover lifted. A groan: it is the end of the page, nothing more is told. Then laughing.'],
  ],
  martin: [
    [
      '2:10',
      'CLASS',
      'Mixed-age ears: reminds me of my own lot. The ones who look out of the window have heard every word.',
    ],
    [
      '10:05',
      'CLASS',
      'Quick readers on this table: “what colour is the lamp”, “how many steps”. Written neatly, pencils down.',
    ],
    [
      '18:30',
      'INCIDENT',
      'Photographer’s helper knocks: two pupils are collected for the sibling picture, gone for six minutes. Their strips are half written.',
    ],
    [
      '22:40',
      'CLASS',
      '“You can’t put that there, it says it HERE.” Finger on the line. First argument, very good one.',
    ],
    ['34:50', 'CLASS', 'Underlining: one pair a single word, one pair eleven lines. The single word is “still”.'],
    ['48:00', 'CLASS', 'Of four pairs I hear, three keep their answer, one changes it and is proud.'],
  ],
  niamh: [
    ['1:25', 'B', '“What is landing?” A sketch on the corner of the board: stairs, a flat bit, a door. Nods.'],
    ['4:40', 'B', 'At “the step spoke” the shoulders go up to the ears.'],
    ['9:30', 'B', 'Pencil in the hand, no writing. Looks at the line with the step. Two minutes and more.'],
    ['12:50', 'B', 'Writes in one go: “Why nobody wake up from the step?” Reads it with moving lips.'],
    [
      '21:45',
      'B',
      'Partner wants to put it under “nobody knows”. B, finger on the page: “No. Here. It speaks every time.”',
    ],
    ['35:30', 'B', 'Underlines “the step spoke” and “as it did”. “They know the step. They are used to it.”'],
    ['41:10', 'TEACHER_MOVE', 'Passes the table, sees them at work, goes on without a word.'],
    ['49:10', 'B', 'Tells the other pair. Two hands for the step, one for the child. Is listened to until the end.'],
  ],
  rhys: [
    ['1:50', 'C', 'Eyes shut, chin on the fists. Page pushed away.'],
    ['5:55', 'C', 'Whisper, to nobody: “She’s done this before.”'],
    ['8:50', 'C', 'To the partner, quietly: “Who is she hiding from?” The partner is already writing.'],
    ['13:20', 'C', 'W. Then w-h. Rubs out. Holds the pencil like a chisel.'],
    ['17:00', 'C', 'Strip: “who”. Four minutes. Pencil down, hands under the legs.'],
    [
      '23:30',
      'C',
      'Strip is picked up by the table: “that’s not a question, that’s a word”. Put to one side. C looks at the door.',
    ],
    ['39:45', 'C', '“Warm.” After the neighbours had said it. Page still upside down.'],
    ['47:50', 'C', 'Tells another pair the page from memory, nearly word for word, voices and all. They stop writing.'],
    ['49:30', 'C', '“So who is she hiding from?” One of the others: “Wait, what?” and turns the page over.'],
  ],
  siobhan: [
    ['1:05', 'A', 'Two lines ahead of the reading. At the grey paper after a minute, tries a corner of it.'],
    ['10:20', 'A', 'Question one written. “What colour was the lamp?” Question two on the way.'],
    ['14:10', 'A', 'Three strips, pencil down, looks for somebody who is also done.'],
    ['22:05', 'A', 'All three under “on the page” in five seconds. “Easy.”'],
    [
      '26:30',
      'A',
      'Next pair: “Who lit it?” A: “It doesn’t say.” Turns the page round. Reads from the top, with a finger this time.',
    ],
    ['36:10', 'A', 'Underlines “still”. “The lamp is still warm, so somebody…” Stops there, eyes wide.'],
    ['48:40', 'A', '“How do you know it isn’t hers?” Back to the page, second time. Mouth open.'],
  ],
}
