"""What the project of these tests says, and what people have made of it."""

HEADLINE = "PARLIAMENT REMEMBERS"
MET = "The parliament met on 3 May 2026."
COUNTED = "It counted 12,500 signatures."
QUOTE = "“They will not be forgotten,” the speaker said."
APPEAL = f"{HEADLINE}\n\n{MET} {COUNTED}\n\n{QUOTE}\n"
SPANISH = {
    HEADLINE: "EL PARLAMENTO RECUERDA",
    MET: "El Parlamento se reunió el 3 de mayo de 2026.",
    COUNTED: "Contó 12 500 firmas.",
    QUOTE: "«No serán olvidados», dijo el presidente.",
}
ARABIC = {
    HEADLINE: "البرلمان يتذكر",
    MET: "اجتمع البرلمان في 3 مايو 2026.",
    QUOTE: "قال رئيس البرلمان: «لن يُنسوا».",
}
CHINESE = {
    HEADLINE: "议会铭记",
    MET: "议会于2026年5月3日举行会议。",
    QUOTE: "议长说:“他们不会被遗忘。”",
}
FRENCH = {MET: "Le Parlement s’est réuni le 3 mai 2026.", COUNTED: "Il a compté 12 500 signatures."}

BEFORE = "The ministry thanked the 40 volunteers for their help."
AGAIN = "The ministry thanked the 52 volunteers warmly for their help."
LETTER, NOTE = f"{BEFORE}\n", f"{AGAIN}\n"
THANKED = "El ministerio agradeció a los 40 voluntarios su ayuda."

ASKED = "The parliament asked the international community for help."
SPEECH = f"{ASKED} Nobody answered the letter.\n"
TERMS = "source,language,target,note\nparliament,es,Parlamento,as in the constitution\n"
SOURCES = {"2026/appeal": APPEAL, "letter": LETTER, "note": NOTE, "speech": SPEECH}
