import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
 * Asks veraPDF whether files keep some standards: Validate FLAVOUR[,FLAVOUR], and then on each line of the input
 * FILE[<tab>FILE]... until there are no more.
 *
 * Prints for each line of the input one line for each rule that a file breaks,
 * `FILE<tab>FLAVOUR<tab>times x rule: what it asks`, and at its end `checked N`.
 */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            int checked = 0;
            for (String file : line.split("\t")) {
                for (String flavour : arguments[0].split(",")) {
                    check(PDFAFlavour.byFlavourId(flavour), file);
                    checked++;
                }
            }
            System.out.println("checked " + checked);
        }
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
