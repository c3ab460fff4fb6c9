/** What five of us noted in the third research lesson on joining words. */
import type { DemoNotes } from '../lesson-types.js'

export const thirdNotes: DemoNotes = {
  amara: [
    [
      '1:40',
      'A',
      'Two strips with although on the left, two with unless on the right. Done in ten seconds, arms folded.',
    ],
    ['5:30', 'A', 'Takes one back. “This one is already true.” Puts it in the middle.'],
    ['12:20', 'A', 'Straight to the listener: “The keeper cannot come home unless the sea is flat.” No card, no help.'],
    ['13:30', 'A', 'Why unless? “Because boat is a must.” Listener: “you mean the sea.” “Sea is a must.”'],
    ['24:10', 'A', 'Writes it as said, standing. Reads it back without being asked, finger under unless.'],
    ['38:15', 'A', '“Although the sea is flat. Then he is lazy.” Table of six laughs and repeats it.'],
    ['47:20', 'A', 'Asks for another strip.'],
  ],
  ben: [
    [
      '0:55',
      'CLASS',
      'Four sentences on the wall before anybody has said one. Heads tilt. Nobody talks for twenty seconds.',
    ],
    [
      '6:40',
      'TEACHER_MOVE',
      'A pupil says “that one is already true”. It goes on the board in these words, with a ring around it.',
    ],
    ['9:50', 'CLASS', 'Back row: three pupils have sorted, are sure, and begin to unpick the carpet.'],
    [
      '15:10',
      'CLASS',
      'Reasons travel. “It’s a must” goes through four tables in about two minutes. Used rightly in three.',
    ],
    [
      '26:00',
      'CLASS',
      'Crossings out on my table: five strips, four words changed, all after reading to the listener.',
    ],
    ['34:20', 'CLASS', 'Time from the last word said to the first written: 30, 45 and 50 seconds.'],
    [
      '44:00',
      'CLASS',
      'Pairs swap the word and act the lighthouse keeper. Sounds like playtime; every sentence I hear has two halves.',
    ],
  ],
  hannah: [
    ['2:30', 'C', 'Three of four strips right, quickly. Fourth: “depends on the weather, so it counts as both.”'],
    [
      '12:50',
      'C',
      'Reason goes in a circle: “because it’s although, because although is when it’s although.” Hears it. Stops.',
    ],
    ['14:05', 'C', '“With although it’s already wet. With unless it isn’t yet.” Listener: “oh.”'],
    ['23:20', 'C', 'Full stop. Pencil up. Looks at the listener, not at the ceiling.'],
    ['28:40', 'C', 'Second strip, by choice, begins with the other word. “Now he’s brave.”'],
    ['40:30', 'C', 'Swap number five: “you can wreck a sentence with one word”. Reasons hold in four of the five.'],
    ['49:15', 'CLASS', 'Asked around: what does the word do? On this side 9 of 13 can tell me with their own strip.'],
  ],
  grace: [
    [
      '4:20',
      'CLASS',
      'Window side: the pupil who did not speak in our first lesson moves a strip, alone, and stays standing there.',
    ],
    [
      '11:50',
      'INCIDENT',
      'Someone is sick near the door. Taken out kindly, sand, window. Four minutes in which half of the room goes on talking about lighthouses.',
    ],
    [
      '16:45',
      'CLASS',
      'Same pupil at the window: first listener gets a shrug, second listener gets “unless someone rows”.',
    ],
    ['23:00', 'CLASS', 'Listeners give the first half back in 6 of 8 pairs without being reminded.'],
    [
      '31:15',
      'TEACHER_MOVE',
      'Stands still in the middle of the room for three minutes. Two pupils come to show a strip, are sent to a listener.',
    ],
    [
      '42:10',
      'CLASS',
      '“Unless the light is on, the boat is safe.” “No!” Three pupils at once. They mend it between them.',
    ],
    ['50:30', 'CLASS', 'Count at the wall: 20 of 28 strips say what their writers tell me they meant.'],
  ],
  maya: [
    ['3:10', 'B', 'Moves a strip. Looks round. Moves another one.'],
    [
      '12:00',
      'B',
      'Four seconds, then the whole sentence: “No one can come unless they have a boat.” First listener, first try.',
    ],
    ['14:40', 'B', 'Why? Looks to the next table, where someone says “it’s a must”. “Because it’s a must.”'],
    ['22:35', 'B', 'Listener: “No one can come…” B finishes it. Writes straight away.'],
    ['27:50', 'B', 'Reads it to the listener. The table asks “what’s yours?” B reads it to the table. Six people.'],
    ['39:00', 'B', 'To a swap: “No.” To the next one: “Yes.” No reasons. Sure of both.'],
    ['45:30', 'B', 'Gives somebody else’s first half back, in a whisper.'],
  ],
}
