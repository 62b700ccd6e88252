namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>Lessons, examinations, pupils and teachers.</summary>
internal static class SchoolFrames
{
    public const string Text = """
        ተማረ | student PER PRON kin | በ:school,UNI,CITY O:subject
        አስተማረ | teacher PER | በ:school,UNI? ለ:student? O:subject,lesson
        አነበበ | student PER PRON teacher | በ:school? O:text
        ጻፈ | student PER PRON teacher | ለ:teacher,student? O:text,lesson
        አጠና | student PER PRON | ለ:exam? በ:school? O:lesson,subject
        ተፈተነ | student PER PRON | በ:school? O:exam,subject
        ፈተነ | teacher | በ:school? O:student
        አለፈ | student PER PRON | በ:subject? O:exam
        ወደቀ | student PER PRON | በ:exam,subject
        ተመረቀ | student PER kin | ከ:UNI,school በ:subject
        ተመዘገበ | student PER PRON | በ:school,UNI ለ:subject?
        ጠየቀ | student PRON PER | O:teacher ስለ:lesson
        መለሰ | student teacher | ለ:teacher,student? O:exam,lesson
        አብራራ | teacher | ለ:student O:lesson
        አረመ | teacher | በ:duration? O:exam,text
        ገለበጠ | student PER | ከ:stationery,text O:lesson
        ሸለመ | school teacher UNI | ለ:student O:prize
        ወሰደ | student PER | ከ:school,UNI O:prize,exam
        ተረዳ | student PRON PER | በ:school? O:lesson
        አዳመጠ | student | በ:school? O:teacher,lesson
        ተወዳደረ | student PER | ከ:student:ጋር በ:subject
        ተረጎመ | teacher student PER | ከ:text O:text
        ገዛ | student kin PER | ለ:student? O:stationery
        ረሳ | student PER PRON | በ:school:ውስጥ O:stationery
        ያዘ | student PRON PER | ወደ:school? O:stationery
        ሄደ | student teacher PRON kin | ወደ:school በ:hour?
        ገባ | student teacher PRON | ወደ:school በ:hour?
        ተመለሰ | student PRON teacher | ከ:school በ:hour?
        ቀጣ | teacher | ስለ:lesson? O:student
        አዘጋጀ | teacher school | ለ:student O:exam,lesson
        ከፈተ | ORG body | በ:CITY O:school
        ተወያየ | teacher student | ከ:kin,student:ጋር ስለ:lesson,exam
        ነው | exam lesson text | P:study
        ነው | student teacher | P:person
        """;
}
