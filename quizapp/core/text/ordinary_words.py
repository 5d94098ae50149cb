"""The most ordinary words of languages in Latin letters, and the letters that only some of them use."""

ORDINARY = {
    "en": "the of and to in is was for that with on as it by from are this were which not be have has had his "
    "at an or but they you he she their its we can will been what how who when would than into more",
    "de": "der die das und ist nicht mit von den dem ein eine einen sich auf für auch als es wird wurde sind im "
    "zu bei nach aus am oder wie war dass haben ich wir sie über einem einer des hat noch wo liegt er",
    "fr": "le la les des et est dans une un du que qui pour pas sur avec par ce il au plus sont aux été cette "
    "ses mais nous vous ont leur elle son comme ou même être à en je de où quelle",
    "es": "el la los las de y en que un una por con para es del se no su al lo como más pero fue sus le ya este "
    "entre cuando muy sin sobre también hasta hay donde desde son era a dónde esta",
    "it": "il la di che e è un una per non con del della si gli le dei al da sono nel come più anche alla ma "
    "delle questo dal nella degli lo ha sua suo ed stato essere fu era dove in i a chi",
    "nl": "de het een en van is niet op te dat in zijn met voor aan er ook door maar om naar bij werd worden "
    "uit nog deze hij ze wordt heeft als was ik je dit zich over hebben wie waar",
    "pt": "o a os as de e que do da em um uma para com não é no na por mais dos das se como ao foi ele mas sua "
    "seu são à pelo pela também até isso entre era quando muito nos já onde",
    "sv": "och i att det som en på är av för med den till inte om ett men var sig så från har de han kan när vid "
    "eller under efter också hade blev hon mot där denna än sin vara över genom jag du",
    "da": "og i at det som en på er af for med den til ikke om et men var sig så fra har de han kan når ved "
    "eller under efter også havde blev hun mod hvor denne end sin være over gennem jeg du efter blevet",
    "nb": "og i at det som en på er av for med den til ikke om et men var seg så fra har de han kan når ved "
    "eller under etter også hadde ble hun mot hvor denne enn sin være over gjennom jeg du blitt ved",
    "fi": "ja on ei se että oli joka mutta myös hän ovat kun tai sen niin kuin jo ollut sekä mukaan jonka jotka "
    "jossa vain noin ole hänen tämä sitä jälkeen kanssa olla vuonna vielä voi mikä missä",
    "pl": "w i na się z do jest nie to że od przez o po jak za był oraz dla ale tym ich są czy jego już była "
    "które który która także pod jej może było między przy a tylko ze roku gdzie",
    "cs": "a se v na je že s z do o k i byl jako za od po pro ale jeho který která které jsou nebo tak bylo byla "
    "při jen také by až podle již ve však roku má její než si co kde aby",
    "sk": "a sa v na je že s z do o k i bol ako za od po pre ale jeho ktorý ktorá ktoré sú alebo tak bolo bola "
    "pri len tiež by až podľa už vo však roku má jej než si čo kde aby",
    "hu": "a az és hogy nem is egy ez volt van meg csak de mint vagy el már még ezt azt ki volna lett után "
    "szerint által között amely ami majd igen minden lehet nagy első ha be hol mely",
    "ro": "și în de la a cu pe care nu este din o un se mai pentru că au fost sunt ca sau dar prin al ale ei "
    "lui era după într până foarte cel cea unei unui această acest s unde",
    "tr": "ve bir bu da de için ile olarak daha çok en olan gibi kadar sonra ise değil ne var o her ama göre "
    "oldu olduğu tarafından büyük ilk iki arasında ya bin yıl nerede kim hangi olan bunun onun ise yer sahip "
    "üzere içinde etti edilen yaptı geldi vardır başladı",
    "hr": "i je u se na da su za od s bi što kao iz ili koji koja koje ne sa ali bio te biti samo kako to nije "
    "bila godine prema po još nakon do iz među kad može gdje tko",
    "id": "yang dan di ini itu dengan untuk tidak dari dalam adalah akan pada ke juga oleh ada sebagai karena "
    "telah bisa atau mereka lebih saat tersebut menjadi tahun seperti dapat sudah orang antara",
    "vi": "và của là có trong cho được không với các một những người này đã từ ở để khi đến như cũng về ra "
    "tại vào theo sau năm đó hơn nhiều còn bị hay lớn nhất",
    "ca": "els les i una per amb és no com més però va ser són aquest aquesta seva seu també fins hi ha quan molt "
    "dels tot sense està als pel on seus després han",
}
"""Language -> its commonest function words."""

OWN_LETTERS = {
    "de": "ß",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "pl": "ąęłśżźń",
    "cs": "ěřů",
    "sk": "ľĺŕ",
    "hu": "őű",
    "ro": "șțşţă",
    "tr": "ğışİ",
    "hr": "đ",
    "vi": "ơưạảấầẩậắặẹẻếềểệịọỏốồổộớờởợụủứừửựỳỷđ",
    "da": "æøå",
    "nb": "æøå",
    "sv": "å",
    "fr": "œê",
    "ca": "·",
}
"""Language -> letters that few of its neighbours write."""

SCRIPTS = {
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "HANGUL": "ko",
    "CJK": "zh",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "ETHIOPIC": "am",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "TIBETAN": "bo",
}
"""Script, as Unicode calls its letters -> the one language that nearly all texts in it are written in."""

SHARED_SCRIPTS = {
    "CYRILLIC": (
        ("", "ңөүәғқһҡ"),
        ("be", "ў"),
        ("uk", "їєґі"),
        ("mk", "ѓќѕ"),
        ("sr", "љњћђџј"),
        ("ru", "ыэё"),
        ("bg", "ъ"),
        ("ru", ""),
    ),
    "ARABIC": (("ur", "ٹڈڑںے"), ("fa", "پچژگیک"), ("ar", "")),
    "DEVANAGARI": (("mr", "ळ"), ("hi", "")),
}
"""Script -> its languages in order, each with letters that those behind it do not write; und: not known."""
