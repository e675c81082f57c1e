/** What the pages of assessments are given. `readers`: names of those who hold the key of the file. */
export type AssessedCase = { id: string; code: string; word: string; readers: string }
