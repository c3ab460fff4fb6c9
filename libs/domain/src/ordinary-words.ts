/**
 * Names that are words of a lesson as well: Will, Mark, Green. Alone they count as a name only where they are written like
 * one, with a capital inside a sentence; beside a second name they always do.
 */
const written = `
  will may mark grant chase miles art hope summer april june august page cook king queen prince young long short small
  little large grey gray green brown black white gold silver wood woods stone field fields hill hills lake pool bridge
  church house hall park parks lane street north south east west day days week weeks moon frost snow rain winter spring
  fox wolf lamb bird swan crane love good best sharp smart wise bright strong sweet rich power major price penny pound
  bond berry cherry apple rice bean pepper cross bell ball bat bank banks case cash chance justice sky star reed forest
  key keys kind law leaf light lock lord low man marks marsh means mills moss new nice pace paint painter peace place
  plant plum pole porter proud quick read reader ring rock root rush salt sands seal shore singer speaker speed square
  stand steel storm sure table temple thorn train vine wall walls waters way well wells wheeler winner worth writer yard
  branch bull carpenter chambers clay close cotton court dear english farmer flower flowers foot forward french friend
  game gates glass golden hand hands head heart holiday hook horn judge ward dean last first middle reading words step
  steps shape patience
`

export const ordinaryWords: ReadonlySet<string> = new Set(written.trim().split(/\s+/))
