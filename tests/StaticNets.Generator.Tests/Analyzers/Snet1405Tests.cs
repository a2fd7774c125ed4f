using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The rules for the axes of a custom layer give positive integers for the shape of its input.</summary>
public class Snet1405Tests
{
    [Theory]
    [InlineData("n / 2", "5 / 2 is no integer")]
    [InlineData("n - 5", "n - 5 is 0")]
    [InlineData("2, n - 7", "n - 7 is -2")]
    [InlineData("n / (n - 5)", "5 / 0 is not defined")]
    [InlineData("n % 0", "5 % 0 is not defined")]
    public void ReportsAnOutput(string output, string reason) =>
        Reports.Match(
            CustomText.Layer($"Input = \"n\", Output = \"{output}\"")
                + """
                [Network, Input(9), Dense(5), Custom({|SNET1405:typeof(Layer)|}), Dense(2)]
                public partial class Net;
                """,
            $"The rule \"{output}\" of 'Layer' does not fit the shape 5 of 'dense': {reason}"
        );

    [Fact]
    public void ReportsATensor() =>
        Reports.Match(
            CustomText.Layer("Input = \"height, width, channels\", Parameters = [\"kernel[height / 2, channels]\"]", tensors: 1)
                + """
                [Network, Input(5, 4, 3), Custom({|SNET1405:typeof(Layer)|}), Flatten, Dense(2)]
                public partial class Net;
                """,
            "The rule \"kernel[height / 2, channels]\" of 'Layer' does not fit the shape 5×4×3 of 'input': 5 / 2 is no integer"
        );

    [Fact]
    public void ReportsTheFeaturesOfASteps() =>
        Reports.Match(
            CustomText.Layer("Input = \"n\", Output = \"n / 2\"")
                + """
                [Network, Input(4, 3), Custom({|SNET1405:typeof(Layer)|}, PerStep = true), Flatten, Dense(2)]
                public partial class Net;
                """,
            "The rule \"n / 2\" of 'Layer' does not fit the 3 features of each step of 'input': 3 / 2 is no integer"
        );

    /// <summary>Another number of axes is a wrong rank, as for built-in layers.</summary>
    [Theory]
    [InlineData(
        "n",
        "Input(4, 8)",
        "1 axis (n)",
        "4×8",
        "put [Flatten] between them, or write PerStep = true to compute each step by itself"
    )]
    [InlineData("n", "Input(4, 8, 1)", "1 axis (n)", "4×8×1", "put [Flatten] between them")]
    [InlineData("steps, n", "Input(8)", "2 axes (steps, n)", "8", "put [Reshape] between them")]
    public void ReportsAnotherRankAsSnet1006(string rule, string input, string needed, string shape, string advice) =>
        Reports.Match(
            CustomText.Layer($"Input = \"{rule}\"")
                + $$"""
                [Network, {{input}}, {|SNET1006:Custom(typeof(Layer))|}, Flatten, Dense(2)]
                public partial class Net;
                """,
            $"'layer' needs {needed}, but 'input' gives it the shape {shape}: {advice}"
        );

    /// <summary>A layer that reads the whole sequence needs the number of steps, and has no Step.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("Input = \"steps, n\", Output = \"steps - 2, n\"")]
    public void ReportsAnyNumberOfStepsAsSnet1019(string arguments) =>
        Reports.Match(
            CustomText.Layer(arguments)
                + """
                [Network, Input({|SNET1019:Steps.Any|}, 3), Custom(typeof(Layer)), SimpleRnn(4)]
                public partial class Net;
                """
        );

    [Fact]
    public void ReportsAStepThroughAWholeSequenceAsSnet1202() =>
        Reports.Match(
            CustomText.Layer()
                + """
                [Network, Input(5, 3), Custom(typeof(Layer)), SimpleRnn(4)]
                public partial class Net
                {
                    public static object Call(Net net) => net.{|SNET1202:{|CS1061:NewState|}|}();
                }
                """
        );

    [Fact]
    public void AcceptsShapesThatFit() =>
        Reports.Match(
            CustomText.Layer("Input = \"n\", Output = \"(n - n % 2) / 2\"")
                + """
                [Network, Input(Steps.Any, 5), Custom(typeof(Layer), PerStep = true), SimpleRnn(5), Custom(typeof(Layer)), Dense(2)]
                public partial class Net
                {
                    public static void Call(Net net, float[] x, float[] y) => net.Step(net.NewState(), x, y);
                }
                """
        );
}
