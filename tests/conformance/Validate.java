import java.io.File;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF whether files keep some standards: Validate FLAVOUR[,FLAVOUR] FILE ...
 *
 * Prints one line for each rule that a file breaks, `FILE<tab>FLAVOUR<tab>times x rule: what it asks`, and at the end
 * `checked N`.
 */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        int checked = 0;
        for (String flavour : arguments[0].split(",")) {
            for (int place = 1; place < arguments.length; place++) {
                check(PDFAFlavour.byFlavourId(flavour), arguments[place]);
                checked++;
            }
        }
        System.out.println("checked " + checked);
    }

    private static void check(PDFAFlavour flavour, String file) {
        TreeMap<String, Integer> broken = new TreeMap<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            ValidationResult result = validator.validate(parser);
            for (TestAssertion test : result.getTestAssertions()) {
                if (test.getStatus() == TestAssertion.Status.FAILED) {
                    broken.merge(test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber() + ": "
                            + test.getMessage(), 1, Integer::sum);
                }
            }
            if (!result.isCompliant() && broken.isEmpty()) {
                broken.put("it does not comply, and no rule says why", 1);
            }
        } catch (Exception problem) {
            broken.put("it cannot be read: " + problem.getMessage(), 1);
        }
        broken.forEach((rule, times) -> System.out.println(file + "\t" + flavour + "\t" + times + " x " + rule));
    }
}
