using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The rules for the axes of a custom layer have the right form.</summary>
public class Snet1404Tests
{
    [Theory]
    [InlineData("n n", "n", "Input is a name for each axis, all different and separated by commas")]
    [InlineData("n, n", "n", "Input is a name for each axis, all different and separated by commas")]
    [InlineData("", "n", "Input is a name for each axis, all different and separated by commas")]
    [InlineData("2", "n", "Input is a name for each axis, all different and separated by commas")]
    public void ReportsAnInputWithoutNames(string input, string output, string reason) =>
        Match($"Input = \"{input}\", Output = \"{output}\"", input, reason);

    [Theory]
    [InlineData("m", "'m' is neither an integer nor an axis of Input = \"n\"")]
    [InlineData("N", "'N' is neither an integer nor an axis of Input = \"n\"")]
    [InlineData("2n", "'2n' is neither an integer nor an axis of Input = \"n\"")]
    [InlineData("n /", "an axis or an integer is expected behind 'n /'")]
    [InlineData("", "an axis or an integer is expected at its beginning")]
    [InlineData("-1", "an axis or an integer is expected at its beginning")]
    [InlineData("2 * (n + 1", "')' is missing behind '2 * (n + 1'")]
    [InlineData("n) / 2", "nothing is expected at ') / 2'")]
    [InlineData("n ^ 2", "nothing is expected at '^ 2'")]
    [InlineData("n,", "an axis or an integer is expected behind 'n,'")]
    public void ReportsAnOutputThatIsNoFormula(string output, string reason) =>
        Match($"Input = \"n\", Output = \"{output}\"", output, reason);

    [Fact]
    public void ReportsAnOutputWithoutAnInput() =>
        Match("Output = \"2\"", "2", "without an Input, which names axes, the output has the shape of the input");

    [Theory]
    [InlineData("scale", "it must be a name, axes in square brackets and, if wanted, = and the initial values, as in \"scale[n] = 1\"")]
    [InlineData("[n]", "it must be a name, axes in square brackets and, if wanted, = and the initial values, as in \"scale[n] = 1\"")]
    [InlineData(
        "scale[n] 1",
        "it must be a name, axes in square brackets and, if wanted, = and the initial values, as in \"scale[n] = 1\""
    )]
    [InlineData(
        "scale[n] =",
        "it must be a name, axes in square brackets and, if wanted, = and the initial values, as in \"scale[n] = 1\""
    )]
    [InlineData("scale[]", "an axis or an integer is expected at its beginning")]
    [InlineData("scale[m]", "'m' is neither an integer nor an axis of Input = \"n\"")]
    [InlineData("scale[n] = HeNorm", "'HeNorm' is neither a number nor a member of Initializer")]
    [InlineData("scale[n] = NaN", "'NaN' is neither a number nor a member of Initializer")]
    [InlineData("to_string[n]", "each type has a member ToString, so the tensor needs another name")]
    public void ReportsATensor(string tensor, string reason) =>
        Match($"Input = \"n\", Parameters = [\"{tensor}\"]", tensor, reason, tensors: 1);

    [Fact]
    public void ReportsTwoTensorsOfOneName() =>
        Match("Input = \"n\", Parameters = [\"the_scale[n]\", \"theScale[n]\"]", "theScale[n]", "another tensor has this name", tensors: 2);

    [Fact]
    public void ReportsATensorOfNamedAxesWithoutAnInput() =>
        Match("Parameters = [\"scale[n]\"]", "scale[n]", "'n' is no integer, and there is no Input that names axes", tensors: 1);

    [Theory]
    [InlineData("Input = \"steps, n\"", "steps, n", "with PerStep = true the input has one axis")]
    [InlineData("Input = \"n\", Output = \"n, 2\"", "n, 2", "with PerStep = true the output has one axis")]
    public void ReportsSeveralAxesOfAStep(string arguments, string rule, string reason) =>
        Reports.Match(
            CustomText.Layer(arguments)
                + """
                [Network, Input(3, 8), Custom({|SNET1404:typeof(Layer)|}, PerStep = true), Flatten, Dense(2)]
                public partial class Net;
                """,
            $"The rule \"{rule}\" of 'Layer' cannot be read: {reason}"
        );

    [Theory]
    [InlineData("Input = \"n\", Output = \"n\"", 0)]
    [InlineData("Input = \" n \", Output = \"( n+ 7 )/3 * 2-n%3\"", 0)]
    [InlineData("Input = \"n\", Output = \"n, 2, n / 4\"", 0)]
    [InlineData("Input = \"n\", Parameters = [\"scale[n] = -1.5e-3\", \"kernel[n, 3] = Orthogonal\", \"k[3,1,n]\", \"b[n] = Normal\"]", 4)]
    [InlineData("Parameters = [\"slope[1] = 0.25\"]", 1)]
    public void AcceptsFormulas(string arguments, int tensors) =>
        Reports.Match(
            CustomText.Layer(arguments, tensors)
                + """
                [Network, Input(8), Custom(typeof(Layer)), Flatten, Dense(2)]
                public partial class Net;
                """
        );

    private static void Match(string arguments, string rule, string reason, int tensors = 0) =>
        Reports.Match(
            CustomText.Layer(arguments, tensors)
                + """
                [Network, Input(8), Custom({|SNET1404:typeof(Layer)|}), Dense(2)]
                public partial class Net;
                """,
            $"The rule \"{rule}\" of 'Layer' cannot be read: {reason}"
        );
}
