/** ACTIVE in FOCUSING: an infant school and a special school look at how long adults wait. A proposal to go on is open. */
import type { DemoEnquiry } from '../types.js'

export const waitingLonger: DemoEnquiry = {
  handle: 'waiting-longer',
  title: 'Waiting longer: talk between adults and children who say little',
  practice:
    'How adults talk with children during play and at snack time: who begins, how long we wait, and whether we ask or join in.',
  pupils:
    'Children in Reception at Brackwater and in Kingfisher class at Tarnbeck who speak in single words or not at all during the school day: 17 children.',
  state: 'ACTIVE',
  visibility: 'GROUP',
  lastFinding: 'At snack time most of what adults say is a question, and we wait about one second for the answer.',
  startedBy: 'ellie',
  startedDaysAgo: 78,
  lead: 'ellie',
  schools: ['brackwater', 'tarnbeck'],
  members: [
    { person: 'ellie', school: 'brackwater', invitedDaysAgo: null, joinedDaysAgo: 78, acceptedProtocolDaysAgo: 78 },
    { person: 'farida', school: 'brackwater', invitedDaysAgo: 77, joinedDaysAgo: 74, acceptedProtocolDaysAgo: 74 },
    { person: 'maya', school: 'tarnbeck', invitedDaysAgo: 70, joinedDaysAgo: 66, acceptedProtocolDaysAgo: 66 },
    { person: 'denise', school: 'tarnbeck', invitedDaysAgo: 70, joinedDaysAgo: 63, acceptedProtocolDaysAgo: 61 },
  ],
  guests: [],
  moves: [
    { from: 'DRAFT', to: 'FORMING', by: 'ellie', daysAgo: 71 },
    { from: 'FORMING', to: 'ACTIVE', by: 'ellie', daysAgo: 59 },
  ],
  cycles: [
    {
      number: 1,
      stage: 'FOCUSING',
      begunDaysAgo: 78,
      fields: {
        focus: 'Children who say little take more turns in conversations with adults at snack time.',
        learnersGroup: 'Children who use single words or no words in the school day',
        learnersYear: 'Reception, and Kingfisher class',
        learnersNumber: 17,
        learnersWhy:
          'They are content, they are cared for, and whole mornings pass in which nobody needs them to say anything. Snack time is the one moment when every one of them sits beside an adult every day.',
      },
      moves: [{ from: 'SCANNING', to: 'FOCUSING', by: 'ellie', daysAgo: 17 }],
      proposals: [
        {
          from: 'FOCUSING',
          to: 'HUNCH',
          by: 'maya',
          daysAgo: 3,
          state: 'OPEN',
          note: 'We have been saying “snack time” for two weeks and nobody has argued for anything else. I think that is our focus.',
        },
      ],
      cards: [
        {
          key: 'snack-turns',
          kind: 'EVIDENCE',
          by: 'ellie',
          daysAgo: 52,
          fields: {
            title: 'Snack time, ten minutes, 61 things said: 52 by adults',
            type: 'OBSERVATION',
            source: 'Brackwater Reception, two tables, three mornings, tally by Farida',
            date: { daysAgo: 53 },
            suggests: 'Snack is friendly and busy, and the talk is ours.',
            strength: 3,
          },
          text: [
            'Of the adults’ 52, 41 were questions. Most had an answer that we could see for ourselves: “Is that an apple?”',
          ],
        },
        {
          key: 'one-second',
          kind: 'EVIDENCE',
          by: 'maya',
          daysAgo: 47,
          column: 'FOCUSING',
          fields: {
            title: 'Brackwater waits one second, Kingfisher six',
            type: 'OBSERVATION',
            source: 'Both classes at snack time, pauses counted in one’s head by a visitor',
            date: { daysAgo: 48 },
            suggests:
              'Six did not come by nature. We were taught it, and we have a picture on the wall that reminds us.',
            strength: 2,
          },
          text: [
            'Counting in the head is rough. But nobody who was there thought that the two were the same.',
            'Where we fall down in Kingfisher: we wait beautifully and then answer for the child.',
          ],
        },
        {
          key: 'choosing-pictures',
          kind: 'EVIDENCE',
          by: 'maya',
          daysAgo: 40,
          fields: {
            title: 'What children show us when they choose pictures',
            type: 'PUPIL_VOICE',
            source: 'Kingfisher class: seven children sort photographs of places in school, with their usual symbols',
            date: { daysAgo: 41 },
            suggests: 'Snack table and water tray go to the happy side. The carpet goes to “not now”.',
            strength: 2,
          },
          text: ['Three of the seven changed their choice on the second day, so we count only what stayed the same.'],
        },
        {
          key: 'reception-tour',
          kind: 'EVIDENCE',
          by: 'farida',
          daysAgo: 36,
          fields: {
            title: 'Children lead us round: “Here you talk to me”',
            type: 'PUPIL_VOICE',
            source: 'Brackwater Reception: ten children take an adult on a tour with a camera',
            date: { daysAgo: 37 },
            suggests:
              'Nobody photographed the carpet as a place for talking. Six chose the snack table or the bench by the door.',
            strength: 2,
          },
        },
        {
          key: 'nursery-families',
          kind: 'EVIDENCE',
          by: 'farida',
          daysAgo: 30,
          fields: {
            title: 'Families: “She talks all the way home and stops at the gate”',
            type: 'FAMILY_VOICE',
            source: 'Brackwater: doorstep talks with nine families over two weeks',
            date: { daysAgo: 31 },
            suggests:
              'For five of the nine, school is the quiet place. For four, home is quiet too, and these families would like to hear what we find out.',
            strength: 2,
          },
        },
        {
          key: 'what-helps-us-wait',
          kind: 'EVIDENCE',
          by: 'denise',
          daysAgo: 22,
          fields: {
            title: 'Adults: “Silence feels like not doing my job”',
            type: 'STAFF_VOICE',
            source: 'Both schools: eleven teaching assistants and teachers, a conversation at the end of the day',
            date: { daysAgo: 23 },
            suggests:
              'We do not ask so many questions because we think it is right. We do it because a pause in front of others is uncomfortable.',
            strength: 2,
          },
        },
        {
          key: 'rowe',
          kind: 'NEW_LEARNING',
          by: 'denise',
          daysAgo: 20,
          fields: {
            title: 'Three seconds is where things begin to change',
            source: 'RESEARCH',
            reference:
              'Rowe (1986), Wait time: slowing down may be a way of speeding up, Journal of Teacher Education 37(1), 43–50',
            link: 'https://doi.org/10.1177/002248718603700110',
            meaning:
              'Older pupils than ours, and whole classes. What travels: the pause after the child has spoken counts at least as much as the one before.',
          },
          links: ['one-second'],
        },
        {
          key: 'preparing-for-literacy',
          kind: 'NEW_LEARNING',
          by: 'farida',
          daysAgo: 13,
          fields: {
            title: 'Conversations come first',
            source: 'RESEARCH',
            reference: 'Education Endowment Foundation (2018), Preparing for Literacy, recommendation 1',
            link: 'https://educationendowmentfoundation.org.uk/education-evidence/guidance-reports/literacy-early-years',
            meaning:
              'Puts communication and language before everything else for this age. It does not tell us what to do at snack time; that is our part.',
          },
        },
        {
          key: 'why-not-carpet',
          kind: 'NOTE',
          by: 'ellie',
          daysAgo: 16,
          column: 'FOCUSING',
          fields: { title: 'Why snack time and not the carpet' },
          text: [
            'It happens every day in both schools, at nearly the same hour. The groups are small. Nothing has to be covered. And the children told us that it is where they talk.',
          ],
          links: ['choosing-pictures', 'reception-tour', 'snack-turns'],
        },
        {
          key: 'who-visits',
          kind: 'NOTE',
          by: 'maya',
          daysAgo: 28,
          fields: { title: 'Visits, both ways' },
          text: [
            'Ellie comes to Kingfisher on the first Tuesday, I go to Brackwater on the third. Ten past ten to eleven: nobody needs cover if we swap singing.',
          ],
        },
      ],
      threads: [
        {
          on: 'snack-turns',
          comments: [
            {
              by: 'denise',
              daysAgo: 50,
              text: 'Do we know how many of the children’s nine came after a question, and how many by themselves?',
            },
            {
              by: 'farida',
              daysAgo: 49,
              text: 'Two after a question. Seven by themselves, all of them about something on the table. I had not looked at it that way.',
            },
          ],
        },
        {
          on: 'one-second',
          comments: [
            {
              by: 'ellie',
              daysAgo: 46,
              text: '@{maya} may I have a copy of the picture on your wall? Not to hang up. To understand what it does.',
            },
            {
              by: 'maya',
              daysAgo: 45,
              text: 'It is a hand with six fingers. The children find that very funny, which is why we remember it.',
            },
          ],
          resolved: { by: 'ellie', daysAgo: 44 },
        },
      ],
    },
  ],
  health: [
    { process: 'CLEAR_AIMS', answer: 'PARTLY', by: 'ellie', daysAgo: 15 },
    { process: 'TRUST', answer: 'YES', by: 'maya', daysAgo: 15 },
    { process: 'EXISTING_RELATIONSHIPS', answer: 'YES', by: 'farida', daysAgo: 15 },
    { process: 'CHALLENGE_AND_SUPPORT', answer: 'PARTLY', by: 'denise', daysAgo: 14 },
    { process: 'PUPILS_TAKING_PART', answer: 'YES', by: 'maya', daysAgo: 14 },
    { process: 'COMPETING_PRIORITIES', answer: 'PARTLY', by: 'farida', daysAgo: 14 },
  ],
}
