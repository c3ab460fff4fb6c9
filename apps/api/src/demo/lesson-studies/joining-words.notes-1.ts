/** What five of us noted in the first research lesson on joining words. */
import type { DemoNotes } from '../lesson-types.js'

export const firstNotes: DemoNotes = {
  ben: [
    [
      '0:50',
      'CLASS',
      'Picture up: a rowing boat in the top of a tree. Someone says “no way” and leans forward. No hands asked for.',
    ],
    [
      '6:15',
      'TEACHER_MOVE',
      '“I’m not going to tell you how it got there, because I don’t know.” A lot of whispering.',
    ],
    ['9:30', 'CLASS', 'Of the six pairs on my side, in five the same one of the two speaks first and also second.'],
    [
      '14:05',
      'A',
      'Reads the starter card under the breath, finger along it, then lifts the eyes and says it without the card.',
    ],
    ['19:20', 'CLASS', 'New listeners: noise goes up for half a minute, then drops lower than with the first partner.'],
    [
      '31:10',
      'CLASS',
      'Chairs, pencil pots, date, margin: 2 minutes 50 before the first pupil on this table writes a word of the sentence.',
    ],
    [
      '36:40',
      'A',
      'Strip says “The boat is heavy but it stays in the tree.” No sign of having thought of “although” again.',
    ],
    [
      '47:00',
      'CLASS',
      'Reading back: three pupils change a word with the pencil while they read. Nobody told them to.',
    ],
  ],
  hannah: [
    ['2:10', 'C', 'Story number one: a flood. “And then and then and then”, four times, one breath.'],
    ['4:45', 'C', 'Story number two: a giant. The partner has stopped listening and watches the bird.'],
    ['11:20', 'C', 'One sentence of 22 words, “although” at the front. Counts it on the fingers. “Twenty-two!”'],
    ['18:30', 'C', 'New listener: “Which bit is the although bit?” Long stop. C says it again with half the words.'],
    ['21:05', 'C', 'Third time, unasked: “Although it is a boat, it lives in a tree.” Both grin.'],
    [
      '27:40',
      'INCIDENT',
      'Bell for playtime of the infants goes by mistake. Half of the class gets up; a minute until all are back. Sentences in the air are gone for some.',
    ],
    [
      '33:15',
      'C',
      'Writes “Although it is a boat”, looks at the ceiling, then “and then the giant”. Does not look back.',
    ],
    ['50:10', 'C', 'Asked by the partner what although does: “It makes you wait.”'],
  ],
  grace: [
    ['1:30', 'CLASS', 'Quick count at the back: 11 of 12 are talking about the boat, one about the bird.'],
    ['7:50', 'TEACHER_MOVE', 'Repeats nothing. A pupil says “it’s stuck”, and the answer is a nod and a wait.'],
    ['12:40', 'CLASS', 'Pair by the door: one says the sentence for both of them, twice. The other says “same”.'],
    ['20:15', 'CLASS', 'Same pupil, new listener: “say yours, I don’t know yours”. And then it comes.'],
    ['24:30', 'CLASS', 'I count 7 of 8 pairs in which something changed in the second telling.'],
    [
      '34:50',
      'CLASS',
      'Window table: four strips, three begin with “The boat is”. I heard two of these pupils begin with “Although”.',
    ],
    ['48:20', 'CLASS', '“That’s not what you told me.” “It is.” “You said although.” They both look at the strip.'],
  ],
  maya: [
    ['0:40', 'B', 'Eyes on the picture for the whole of the first minute. No movement of the mouth.'],
    ['3:25', 'B', 'Points at the rope. “Who tied it.” So quiet that I read it from the lips.'],
    [
      '3:40',
      'B',
      'Partner says aloud: “Who tied it?” and gets a warm answer. B looks at the partner, then at the rope.',
    ],
    ['10:50', 'B', 'Partner says both sentences. B nods. Lips move along with the second.'],
    ['18:00', 'B', 'New listener sits down, says nothing, waits. I count to nine.'],
    [
      '18:25',
      'B',
      '“Although nobody is in it, the boat is tied.” Whole sentence. The listener: “Oh! Who tied it?”',
      'LATER',
    ],
    ['22:10', 'B', 'Says it again when asked. Louder the second time.', 'LATER'],
    ['30:40', 'B', 'First of the table to write. Word for word what was said.', 'LATER'],
    [
      '46:10',
      'B',
      'Reads it to the first partner. “That’s good. That’s not mine.” B shakes the head and smiles.',
      'LATER',
    ],
  ],
  sunita: [
    [
      '2:40',
      'A',
      '“The arms of the tree.” Looks at the partner: what is it called? “Branch.” Says branch twice in the next sentence.',
    ],
    ['9:55', 'A', 'Picks up the starter card. “The boat is heavy although it stays.” Stops, shakes the head.'],
    ['11:45', 'A', '“Although the boat is heavy, it stays in the tree.” Slow and complete. Partner: thumbs up.'],
    ['19:50', 'A', 'To the new listener: “Although the boat is as heavy as a car”. The listener laughs out loud.'],
    ['21:30', 'A', 'Says it a third time, to nobody in particular, walking back.'],
    ['32:20', 'A', 'Asks for the spelling of although. “Have a go.” Rubs out “al”. Writes “but”.'],
    ['45:25', 'A', 'Reads: “heavy but”. Stops. “I said although.” Picks up the rubber; time is called.'],
    [
      '51:40',
      'CLASS',
      'Three pupils on the carpet ask to keep the strip and change it. They are told yes, tomorrow first thing.',
    ],
  ],
}
