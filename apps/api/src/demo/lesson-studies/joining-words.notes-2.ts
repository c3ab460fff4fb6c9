/** What five of us noted in the second research lesson on joining words. */
import type { DemoNotes } from '../lesson-types.js'

export const secondNotes: DemoNotes = {
  amara: [
    ['0:35', 'CLASS', 'Giraffe outside a classroom door. Laughter, then arms show how tall. Everybody on their knees.'],
    [
      '5:10',
      'TEACHER_MOVE',
      '“Tell me what would have to happen first.” Written on the board as said, crossed out nothing.',
    ],
    [
      '9:05',
      'CLASS',
      'New listener first: the usual pairs look for each other, are turned round with a smile, and stay turned.',
    ],
    [
      '15:50',
      'CLASS',
      'Four pairs in my corner: all eight have spoken before anyone has spoken twice. Not so in our first lesson.',
    ],
    [
      '19:30',
      'CLASS',
      'From the last word said to the first word written: 40 seconds here, 1 minute 50 there. Clipboards were ready.',
    ],
    [
      '27:15',
      'CLASS',
      'Two pupils who are new to English hold the card in the left hand until the full stop, then put it in the basket.',
    ],
    ['37:40', 'CLASS', '“It can come in unless the door is open.” Both happy with it. The listener even nods.'],
    [
      '46:00',
      'CLASS',
      'Wall: a row of strips on the left “would change”, on the right “would not”. An argument about one, in whispers.',
    ],
  ],
  hannah: [
    ['1:20', 'C', 'Way in number one: saw. Number two: kneel. Number three and four while others are talking.'],
    ['8:40', 'C', 'Fists. “The giraffe unless unless unless.” Listener laughs. No sentence yet.'],
    ['12:10', 'C', 'Listener: “without hands”. C sits on the hands: “The giraffe will be sad unless it rains.”'],
    ['20:20', 'C', 'Writes the sentence in one go, standing at the window sill. Full stop, pressed hard.'],
    ['22:45', 'C', 'Holds the pencil over the strip. Looks round. Does not go on. Hands it over.'],
    ['33:30', 'C', 'Listener: “So rain makes it happy.” C: “No, sad.” Both read the strip aloud, together, twice.'],
    ['36:05', 'C', '“Unless is just a long if.” Said with certainty.'],
    [
      '49:50',
      'C',
      'At the wall, not one word since 43. Then: “Wait. Mine says the other thing.” Moves own strip to the other side.',
    ],
  ],
  grace: [
    [
      '3:00',
      'CLASS',
      'Nine pupils near the coats: seven have said something to somebody within the first three minutes.',
    ],
    ['10:30', 'TEACHER_MOVE', 'Gesture shown once, without words. Then waits until the room does it. Eleven seconds.'],
    [
      '13:45',
      'INCIDENT',
      'Next door a piano begins. All heads up; for about forty seconds nobody says a sentence. Door closed, on it goes.',
    ],
    ['24:10', 'CLASS', 'Strips I can read: 8. Joining word kept in all 8. Crossed out: nothing at all.'],
    ['34:15', 'CLASS', 'Listeners’ answers under the strips: of nine, four say the opposite of what the strip says.'],
    ['38:50', 'CLASS', 'Two of these four read fluently. It is not reading that is in the way.'],
    ['47:30', 'CLASS', 'A pupil reads a strip with “if” in place of “unless”, stops, laughs: “now it’s mean”.'],
  ],
  maya: [
    ['1:50', 'B', 'Draws a tall door with one finger on the carpet. Then a neck above it.'],
    ['8:15', 'B', 'New listener. Card held with both hands. Twelve seconds, nobody fills them.'],
    ['8:50', 'B', '“The giraffe can’t come in.” Stops. The listener makes the fists for B. Nothing more comes.'],
    ['18:10', 'B', 'Second listener: “The giraffe can’t come in… unless?” B, at once: “unless we carry it.”'],
    ['19:00', 'B', 'Writes all of it, leaning on the listener’s back. The listener holds still and giggles.'],
    ['35:20', 'B', 'Listener: “open the door”. B shakes the head. “No. Carry.” Points at the strip.'],
    ['44:30', 'B', 'Walks to the wall and puts the strip up. Nobody had called this table yet.'],
  ],
  sunita: [
    ['1:10', 'A', '“Too tall.” “Door small.” Arm like a saw: “Cut the door.”'],
    ['9:40', 'A', 'Fists, three seconds, “unless we take off roof”. The word comes after the hands.'],
    ['13:00', 'A', 'Listener says “the roof”. A says it again with “the”, then goes on.'],
    ['18:45', 'A', 'Looks at the card, turns it over, writes unless from memory. Right.'],
    [
      '21:30',
      'A',
      'Listener reads along: “…unless we take off the roof. That’s what you said.” A: “Yes, what I said.”',
    ],
    ['33:00', 'A', '“Roof off. Then giraffe in.” Shows the order with two fingers.'],
    ['45:15', 'A', 'Reads own strip aloud to the whole class. Clear, not fast. Some clap.'],
    ['50:40', 'CLASS', 'Lining up: “I thought unless was a fancy if.” Two others: “me too”.'],
  ],
}
