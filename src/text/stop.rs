//! Words that say nothing by themselves, in French and English, as they fold. Shorter ones are not counted anyway.

/// One after the other, in the order of the alphabet.
const WORDS: &str = "about above across afin after again against ainsi allais allait aller almost along alors already also although \
    always another anyone anything apres aren around assez aujourd auquel aura aurai aurait auront aussi aussitot \
    autant autour autre autres avaient avais avait avant avec avez avoir avons away ayant back beaucoup because \
    been before being below between bien bientot both came ceci cela celle celles celui cependant certain certaine \
    certaines certains cette ceux chaque chez chose choses come comes coming comme contre could couldn dans days \
    dedans dehors deja demain depuis derriere dessous dessus devait devant devoir didn dire disait dite does doesn \
    doing dois doit doivent donc done dont down during each either elle elles encore enfin enough ensuite entre \
    etaient etais etait etant etre even ever every everyone everything faire fais fait faite faits faudrait faut \
    feel felt ferai fois font from gave gets getting give given goes going gone good grand grande great hadn hasn \
    have haven having here herself hier himself into itself jamais jour jours jusqu just juste laquelle later \
    lequel lesquelles lesquels lets leur leurs like little loin lorsqu lorsque made maintenant mais make makes \
    making malgre many maybe meme memes mettre might mine mise moins moment more most much must myself need needed \
    needs neither never none nothing notre nous often once only onto other others ours ourselves over parce \
    parfois parmi passe passer pendant perhaps petit petite peut peutetre peuvent peux plus plusieurs plutot pour \
    pourrait pouvait pouvoir prend prendre pres presque pris prise puis puisque quand quel quelle quelles quelqu \
    quelque quelques quels quite quoi rather really rien said same sans says seem seemed seems selon semble sera \
    serai serait seras seront shall should shouldn since soient soit some someone something sometimes sont soon \
    sous souvent still such suis surtout take taken takes taking tandis tant tellement than that their theirs them \
    themselves then there these they thing things this those though through time times today tomorrow took \
    toujours tous tout toute toutes tres trop under unless until upon vais venir venu venue vers very veulent veut \
    veux vient voici voila vont votre voulais vouloir vous vraiment want wanted wants wasn well went were weren \
    what when where which while whom whose will with within without would wouldn yesterday your yours yourself";

/// Whether a folded word says nothing by itself.
pub fn is_stop_word(word: &str) -> bool {
    WORDS.split(' ').any(|one| one == word)
}
