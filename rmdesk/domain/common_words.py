"""Word lists for the search for names: plain English words, months, particles, abbreviations.

All entries are in lower case except the abbreviations. The lists are generous on purpose: a name that is
found here asks its author instead of withholding every line that holds the everyday word.
"""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


STOP_WORDS = _words("""
    a about above after again against all almost along already also although always am among an and
    another any are as at away back be because been before being below between both but by can cannot
    could did do does doing done down during each either else ever every few first for from get gets got
    had has have having he her here hers him his how i if in into is it its itself just last least less
    like lot many me mine more most much must my near need never next no nor not now of off often oh ok
    on once one only onto or other our ours out over own per please quite rather same see seen shall she
    should since so some soon still such than that the their them then there these they this those
    though through thus till to today too toward two under until up upon us use used uses very via was
    way we well went were what when where which while who whole whom whose why with within without would
    yes yet you your yours
""")
"""Words that carry no meaning of their own. As a name they ask only with a capital inside a sentence."""

PARTICLES = _words("""
    't abu af al and av ben bin binti da dame das de dei del della delle den der des di do dos dr du e
    el ibn ii iii iv jr la le les lo miss mr mrs ms mx prof professor sir sr te ten ter und van vom von
    y zu zum zur
""")
"""Parts of a full name that name nobody: articles and prepositions inside it, titles around it."""

COMMON_WORDS = _words("""
    ace act ada add age aim air amber angel app apple apples apr april arch archer arm art ash ashes ask
    aug august aurora autumn bach back bacon bad badge bag bailey baker ball banker banks bar barber
    bark barn baron basil bass bat bay beach bean bear beau beck bed bee bell benefit berry best bet big
    bill bills bird bishop bit black blade blake blaze bless bliss block bloom blossom blue board bob
    bold bolt bond book books boss bow bowl bowman box boy brand brandy brave bread breeze bridge
    bridges bright brook brooks brown buck bud bull burn burns bus bush butcher butler button buy cab
    cain call camp can candy cane cap cape captain car card care carol carpenter carter case cash cast
    castle cat celeste chance chandler charge charity charm chase chef cherry chip christian christmas
    church clay clear clement clerk cliff close cloud clover coach coal coin cole cook cookie cooper
    coral core corn cotton count court cove cow cox craft crane cream creek crew crisp cross crow crown
    cruise cry crystal cup curry cut dad dahlia daisy dale dance dash dawn day days deal dean dear dec
    december deer destiny diamond dick dig dish dock dog doll dollar dolly don dorm dot dove down drake
    dream drew drive dry due duke dusty eagle ear earl early east easter eat edge egg elder elm ember
    emerald end epic era eve ever excel eye fair faith falcon fall falls fan far farm farmer fat faust
    fawn fay feb february fee fell fern field fields finch fine finn fish fisher fit fix fleet fletcher
    flint flora flower flowers flux fly fog forbes ford forest forester forge fort fortune foster fox
    frank free freed freeman fri friday frost fry fun gale gap gardener garland garner gas gates gay gem
    gene general genesis ginger glass glen gold golden good goose grace grand grant grants grave graves
    gray green grey griffin grove guard guest gun gut guy hack hale hall hand hands handy hanger happy
    hardy harmony harper hart harvest harvey hat haven hawk hay hazel head heart heath heather heaven
    hedge hen henna herb heritage hero hide high hill hills hit hock holiday holland holly holmes home
    honey honour hood hook hope hopes horn horse host hot house howl hub hunt hunter hurst hush ice ill
    ink inn iris iron ivory ivy jack jade jam jan january jar jasmine jay jazz jean jet jewel job jobs
    joiner joke joker jolly journey joy judge jug jul july jun june junior juniper just justice key keys
    kid kidd kind king kings kit kite knight knot lab ladd lake lamb lance land lane lap lark laurel
    laurels law lawn laws lay leaf led lee leg lemon let levy liberty lie light lily link lion lip lit
    little lock locke lodge log long lord lots love lovely low lowe luck lucky lush lyric mad major mall
    man map maple mar marble march marco margin marine mark marker market marks marsh marshall mason
    master mat max maximum may mead meadow mean melody men mercer mercury mercy merit merry met mild
    miles mill miller mills minor mint miracle misty mix mode model mom mon monday moon moor moose more
    moss mount mountain mud mum myth nail nash natural neat need net new newman nice nick nickel night
    noble nod noel north note nov nova november nut oak oakley ocean oct october odd oil old olive opal
    orange orchid orson otter owl pace pack page pages paige paint palm palmer pan pansy park parker
    parks parson part pass pat patch path patience pay peace peach peak pearl pearls pears pen penny
    pepper pet petal petty phoenix pie piece pierce pig pike pin pine piper pit pitt plain plant plum
    point pole pollock pond pool poole pop pope poppy port porter post pot potter pound powder power
    powers precious press price pride prime prince prior pro prosper prudence pub pump pun purple put
    quarry queen quick quill quince rain ram ranger rat raven raw ray read reader ready rebel red reed
    reef reeve rein remedy rex rib rice rich rid ridge right ring ringer rip rise river rivers rob robin
    rock rocket rocky rod roof rook room root rose roses row rowan royal rub ruby rug rule run rush rust
    rusty sad sadler saffron sage sailor saint sally salt sam sand sandy sapphire sat saturday savage
    sawyer say school scout seal season see self senior sep sept september serene service set sex sexton
    shade shadow shark sharp shaw she shell shepherd shore short show shy sid sierra silver simple sin
    singer sip sire sit six ski sky skye slate sly small smart smith snow sol solo son song sorrel south
    sow spa sparks spear speed spence spice spike spring sprout squire star stark steel stein step
    sterling stern stone storm story strange street strong style sue sugar sum summer sun sunday sunny
    surf swan sweet swift sword sylvan tab table tag tailor tanner tap tate tax taylor tea teal temple
    ten term thatcher thorn thorne thrift thu thurs thursday tie tiger tile tiller timber time tin tip
    tobacco toe ton top tower town towns toy trace track trainer travel treasure tree trick trinity trip
    trout true truth try tub tuck tucker tue tues tuesday tulip turner union unity vale valley van vane
    venture venus vet victor victory viking vine violet virtue vista vow wade wage wagner wake walker
    wall wallet walls war ward ware warner watch water waters wave way weaver web webb wed wednesday
    weeks wells west wet wheat wheel wheeler whistler white wild wilder will willow wills win wind winds
    wine winner winter wise wolf wolfe wonder wood woods woody wool work world worth wow wren wright
    writer yard yellow york young younger zen zest zion zip zoo
""")
"""Everyday words, months and days that are also first or family names, and the short words of plain text."""

SHORT_WORDS = _words("""
    able act add ages ago aid aim air all alone ally area arms army asks atom bad bag bake ball band bank
    bare base bath bear beat bed been beer bell bend best big bit blow boat body bone book born both bowl
    box boy burn busy call calm came can cap car card care case cash cat cent chat city clay club code cold
    cold come con cook cool copy core cost crew cup cut data date dead deal dear deep desk diet dirt disc
    dish dog done door dose down drag draw drop dry dust duty each eat edge else end ends even exam eyes
    face fact fair fall fan far fast fat fear feel feet file fill film fine fire firm fish fit five flat
    flow fly food foot form four free fuel full fun fund gain game gap gas gate gave gear gets gift girl
    give glad goal goes gold gone good got grew grid grow gun guy hair half hall ham hand hang hard harm hat
    hate head hear heat held help herd hero hers high hill hint hit hold hole home hope host hot hour huge
    hurt ice idea inch item jobs join jump keep kept key kick kid kind king knee knew know lab lack lad lake
    land lane late law lay lead leaf lean led left leg lend lens less lets lid lie life lift line link lip
    list live load loan lock log logo lone look loop lose loss lost lots loud love low luck lunch made mail
    main make male man many map mass mate math meal mean meat meet men menu mess mile milk mind mine miss
    mix mode mood moon move name near neat neck need nest net new news nice nine node none nose note noun
    odds oil okay old one open oral ours pack pad page paid pain pair pan park part pass path pay peak pen
    pet pick pie pile pin pipe plan play plot plug poll pool poor pop port pose post pot pour pull pure push
    put quit race rail rain ran rank rare rate raw reach read real rest rich ride ring rise risk road rock
    role roll roof room root rope row rule run rush sad safe said sail sale salt sand sat save saw say seat
    seed seek seem self sell send sent set shed ship shop shot show shut sick side sign sin sing sir sit
    site six size skin sky slip slot slow snow sofa soft soil sold sole son song sort soul soup spin spot
    star stay stem step stop suit sun sure swim tab tail take tale talk tall tank tap tape task tax tea team
    tear tell ten tend tent test text thin tie tied ties time tin tiny tip tire toe told tone took tool top
    torn tour town toy tree trip true try tune turn twin two type unit upon vary vast very view vote wage
    wait wake walk wall want war warm wash wave weak wear web week went were wet wide wife win wind wine
    wing wire wise wish won wood wool word wore work worn wrap yard year yell young zero zone go goes
""")
"""Short words of any text: a break between two of them is no torn watchword ("a man goes")."""

ABBREVIATIONS = _words("""
    AB AD AG AGV AI AKA AM AML AP API APP AR AS ASAP AWS BA BAU BBC BC BI BOM BSC BST BTW BU BV CAC CAD
    CAM CCTV CD CE CEO CET CFO CHF CHR CIF CIO CM CMO CNN CNY COO CPC CPD CPM CPO CPU CRM CSAT CSO CSR
    CSV CTA CTO CTR CV DAP DC DDP DE DGV DHL DIN DIY DJ DK DKK DOC DON DOS DPD DVD EBIT ECB EDI EOD EOW
    ERP ES ESG EST ETA ETD EU EUR EVP EXW FAQ FCA FED FI FIFO FMC FOB FR FTE FTL FYI GB GBP GDP GDPR GIF
    GL GMB GMT GPS GPT GPU GTI GTM HDD HGV HQ HR HS HSE IBM ID II III IMF INC IOS IP IRS ISO IT IV IX
    JIT JPG JPY KB KG KM KPI KW KYC LA LAN LCD LED LGV LIFO LLC LLM LTD LTL LTV MA MAC MB MBA MD MFA ML
    MM MMS MOM MOU MPH MRP MSC MTD MVP MW NB NDA NFC NGO NHS NL NLP NO NOK NPS NV NY OEE OK OKR OOO OS
    OTP OY PA PC PDF PHD PIN PL PLC PLN PM PMI PMO PNG PO POC POS PPE PPT PR PS PST PTO QA QC QR QTD
    RACI RAG RAM RCA RD RFI RFID RFP RFQ RMA ROI RPA SA SAP SCM SE SEK SEM SEO SIM SKU SLA SMB SME SMS
    SOP SQL SSD SSN SSO STP SVP SWOT TAN TB TBA TBC TBD TED TEU TMS TNT TPM TUV TV UAT UI UK UN UPS URL
    US USA USB USD UTC UX VAT VI VII VIII VP VPN VR WAN WFH WHO WMS WTO XI XII XLS XML XR XV XX YOY YTD
    ZIP
""")
"""What anybody at work writes in capitals: two or three letters (some longer) that are nobody's initials."""
