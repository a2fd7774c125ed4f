using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A buffer whose length is known must hold whole rows.</summary>
public class Snet1008Tests
{
    private const string Nets = """
        [Network(Loss = Loss.MeanSquaredError)]
        [Input(28, 28)]
        [Flatten]
        [Dense(10)]
        public partial class Net;

        [Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
        [Input(4)]
        [Dense(3, Activation = Activation.Softmax)]
        public partial class Classes;

        [Network]
        [Input(4)]
        [Dense(3)]
        public partial class Free;

        [Network(Activations = true)]
        [Input(4)]
        [Dense(3)]
        public partial class Observed;

        """;

    [Fact]
    public void ReportsAnInputAndSaysWhatFits() =>
        Match(
            "net.Predict({|SNET1008:new float[783]|}, new float[10]);",
            "'x' of Net.Predict has the length 783, but it takes whole rows of 784: 784, 1 568, 2 352, …"
        );

    [Fact]
    public void ReportsArgumentsOfStepsOfOnesOwn() =>
        Match(
            """
            Free free = new();
            free.Forward({|SNET1008:new float[5]|}, {|SNET1008:new float[4]|});
            free.Forward(new float[8], {|SNET1008:new float[7]|}, new Free.Tape());
            free.Gradient(new float[4], {|SNET1008:new float[4]|}, new Gradients<float>());
            """,
            "'x' of Free.Forward has the length 5, but it takes whole rows of 4: 4, 8, 12, …",
            "'y' of Free.Forward has the length 4, but it takes whole rows of 3: 3, 6, 9, …",
            "'y' of Free.Forward has the length 7, but it takes whole rows of 3: 3, 6, 9, …",
            "'outputGradient' of Free.Gradient has the length 4, but it takes whole rows of 3: 3, 6, 9, …"
        );

    [Fact]
    public void ReportsEachArgumentOfEachMethod() =>
        Match(
            """
            net.Predict(x, {|SNET1008:new float[9]|});
            net.PredictParallel({|SNET1008:new float[785]|}, {|SNET1008:new float[11]|});
            net.TrainStep({|SNET1008:new float[783]|}, {|SNET1008:new float[15]|}, new Sgd(0.1));
            net.Gradient({|SNET1008:new float[1]|}, {|SNET1008:new float[1]|}, new Gradients<float>());
            classes.TrainStep({|SNET1008:new double[7]|}, new int[1], new Sgd(0.1));
            _ = net.Predict({|SNET1008:new float[785]|});
            _ = classes.PredictClass({|SNET1008:new double[5]|});
            _ = classes.PredictClasses({|SNET1008:new double[7]|});
            net?.Predict(y: {|SNET1008:new float[9]|}, x: x);
            """,
            "'y' of Net.Predict has the length 9, but it takes whole rows of 10: 10, 20, 30, …",
            "'x' of Net.PredictParallel has the length 785, but it takes whole rows of 784: 784, 1 568, 2 352, …",
            "'y' of Net.PredictParallel has the length 11, but it takes whole rows of 10: 10, 20, 30, …",
            "'x' of Net.TrainStep has the length 783, but it takes whole rows of 784: 784, 1 568, 2 352, …",
            "'targets' of Net.TrainStep has the length 15, but it takes whole rows of 10: 10, 20, 30, …",
            "'x' of Net.Gradient has the length 1, but it takes whole rows of 784: 784, 1 568, 2 352, …",
            "'targets' of Net.Gradient has the length 1, but it takes whole rows of 10: 10, 20, 30, …",
            "'x' of Classes.TrainStep has the length 7, but it takes whole rows of 4: 4, 8, 12, …",
            "'x' of Net.Predict has the length 785, but it takes whole rows of 784: 784, 1 568, 2 352, …",
            "'x' of Classes.PredictClass has the length 5, but it takes whole rows of 4: 4, 8, 12, …",
            "'x' of Classes.PredictClasses has the length 7, but it takes whole rows of 4: 4, 8, 12, …",
            "'y' of Net.Predict has the length 9, but it takes whole rows of 10: 10, 20, 30, …"
        );

    [Fact]
    public void ReportsTheInputOfActivations() =>
        Match(
            "Observed observed = new(); _ = observed.Activations({|SNET1008:new float[7]|}); _ = observed.Activations(new float[12]);",
            "'x' of Observed.Activations has the length 7, but it takes whole rows of 4: 4, 8, 12, …"
        );

    /// <summary>All ways to create a buffer whose length is known.</summary>
    [Theory]
    [InlineData("net.Predict({|SNET1008:stackalloc float[783]|}, y);")]
    [InlineData("Span<float> a = stackalloc float[783]; a[0] = 1; net.Predict({|SNET1008:a|}, y);")]
    [InlineData("ReadOnlySpan<float> a = stackalloc[] { 1f, 2f }; net.Predict({|SNET1008:a|}, y);")]
    [InlineData("ReadOnlySpan<float> a = stackalloc float[] { 1, 2 }; net.Predict({|SNET1008:a|}, y);")]
    [InlineData("float[] a = new float[783]; a[0] = 1; a.AsSpan().Fill(2); Fill(a); net.Predict({|SNET1008:a|}, y);")]
    [InlineData("float[] a = { 1, 2, 3 }; net.Predict({|SNET1008:a|}, y);")]
    [InlineData("float[] a = [1, 2, 3]; net.Predict({|SNET1008:a|}, y);")]
    [InlineData("var a = new[] { 1f, 2f }; net.Predict({|SNET1008:a|}, y);")]
    [InlineData("net.Predict({|SNET1008:[1, 2, 3]|}, y);")]
    [InlineData("const int rows = 3; var a = new float[rows * 28]; net.Predict({|SNET1008:a|}, y);")]
    [InlineData("var a = new float[Net.InputLength - 1]; net.Predict({|SNET1008:a|}, y);")]
    [InlineData("var a = new float[783]; var b = a; net.Predict({|SNET1008:b|}, y);")]
    [InlineData("var a = new float[783]; net.Predict({|SNET1008:a.AsSpan()|}, y);")]
    [InlineData("var a = new float[784]; net.Predict({|SNET1008:a.AsSpan(1)|}, y);")]
    [InlineData("var a = new float[784]; net.Predict({|SNET1008:a.AsSpan(0, 28)|}, y);")]
    [InlineData("net.Predict({|SNET1008:x.AsSpan(0, 28)|}, y);")]
    [InlineData("Span<float> a = new float[784]; net.Predict({|SNET1008:a.Slice(28)|}, y);")]
    [InlineData("Span<float> a = x; net.Predict({|SNET1008:a.Slice(start: 28, length: 28)|}, y);")]
    [InlineData("ReadOnlySpan<float> a = new float[783]; net.Predict({|SNET1008:a|}, y);")]
    [InlineData("net.Predict({|SNET1008:(ReadOnlySpan<float>)new float[783]|}, y);")]
    [InlineData("var a = new float[783]; Action act = () => net.Predict({|SNET1008:a|}, y); act();")]
    public void ReportsAllKindsOfBuffers(string statements) => Match(statements);

    /// <summary>Nothing is reported for buffers that fit, buffers of unknown length, and buffers that may have changed.</summary>
    [Theory]
    [InlineData("net.Predict(new float[784], new float[10]);")]
    [InlineData("net.Predict(new float[1568], new float[20]);")]
    [InlineData("net.Predict(new float[0], new float[0]);")]
    [InlineData("classes.TrainStep(new double[8], new int[1], new Sgd(0.1));")]
    [InlineData("net.Predict(x, y);")]
    [InlineData("net.Predict(new float[n], y);")]
    [InlineData("Span<float> a = stackalloc float[n]; net.Predict(a, y);")]
    [InlineData("net.Predict([.. x, 1], y);")]
    [InlineData("var a = new float[783]; a = x; net.Predict(a, y);")]
    [InlineData("var a = new float[783]; (a, n) = (x, 1); net.Predict(a, y);")]
    [InlineData("var a = new float[783]; Array.Resize(ref a, 784); net.Predict(a, y);")]
    [InlineData("var a = new float[783]; Get(out a); net.Predict(a, y);")]
    [InlineData("var a = new float[783]; ref var b = ref a; b = x; net.Predict(a, y);")]
    [InlineData("var a = new float[783]; Action act = () => a = x; act(); net.Predict(a, y);")]
    [InlineData("Span<float> a = new float[783]; a = x; net.Predict(a, y);")]
    [InlineData("Get(out var a); net.Predict(a, y);")]
    [InlineData("foreach (float[] a in new[] { x }) { net.Predict(a, y); }")]
    [InlineData("var a = n > 1 ? new float[783] : x; net.Predict(a, y);")]
    [InlineData("var a = new float[783].AsSpan(n); net.Predict(a, y);")]
    [InlineData("var a = new float[783]; net.Predict(a.AsSpan(..n), y);")]
    [InlineData("var a = new float[784]; net.Predict(a.AsSpan(^784), y);")]
    [InlineData("net.Predict(new Own(), y);")]
    public void AcceptsWhatFitsAndWhatIsNotKnown(string statements) => Match(statements);

    [Fact]
    public void AcceptsAnOverloadOfTheUsers() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                public void Predict(ReadOnlySpan<float> x, string title) { }

                public void Run() => Predict(new float[3], "");
            }

            public class Other
            {
                public void Predict(ReadOnlySpan<float> x) { }

                public static void Run() => new Other().Predict(new float[3]);
            }
            """
        );

    /// <summary>The row length of a network with an error is unknown, so nothing is reported for its buffers.</summary>
    [Fact]
    public void AcceptsANetworkWithAMistake() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Alpha = {|SNET1011:2|})]
            public partial class Net
            {
                public static void Run() => new Net().Predict(new float[3], new float[7]);
            }

            [Network]
            [Input(4)]
            [Dense({|SNET1001:0|})]
            public partial class Other
            {
                public static void Run() => new Other().Predict(new float[3], new float[7]);
            }
            """
        );

    [Fact]
    public void ReportsInsideTheNetworkAndInTopLevelStatements() =>
        Reports.MatchFiles(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                public float[] Ask()
                {
                    float[] y = new float[3];
                    Predict({|SNET1008:new float[3]|}, y);
                    return y;
                }
            }
            """,
            """
            {|CS8805:var a = new float[5];|}
            new Net().Predict({|SNET1008:a|}, new float[3]);
            """
        );

    [Fact]
    public void TheErrorCannotBeSwitchedOff() => Match("#pragma warning disable SNET1008\nnet.Predict({|SNET1008:new float[783]|}, y);\n");

    /// <summary>
    /// In C# 14 the conversions from arrays to spans are built into the language, not user-defined; the diagnostics must be the same.
    /// </summary>
    [Fact]
    public void ReportsTheSameInCSharp14()
    {
        Markup marked = Markup.Parse(
            "using System; using StaticNets;\n"
                + Nets
                + Use(
                    """
                    var a = new float[783];
                    net.Predict({|SNET1008:a|}, {|SNET1008:new float[3]|});
                    net.Predict({|SNET1008:a.AsSpan()|}, y);
                    net.Predict({|SNET1008:[1, 2]|}, y);
                    """
                )
        );
        GeneratedCompilation generated = GeneratorHost.Generate(marked.Source, GeneratorHost.CSharp14);
        Diagnostic[] reports = [.. TestCompilation.Analyze(generated.Compilation).OrderBy(report => report.Location.SourceSpan.Start)];
        Assert.Equal(marked.Expected.OrderBy(e => e.Span.Start).Select(e => e.Span), reports.Select(report => report.Location.SourceSpan));
        Assert.All(reports, report => Assert.Equal("SNET1008", report.Id));
    }

    private static void Match(string statements, params string[] messages) => Reports.Match(Nets + Use(statements), messages);

    private static string Use(string statements) =>
        $$"""
            public static class Use
            {
                public static void Run(Net net, Classes classes, float[] x, float[] y, int n)
                {
            {{statements}}
                }

                private static void Fill(float[] a) => a[0] = 1;

                private static void Get(out float[] a) => a = new float[784];
            }

            public class Own
            {
                public static implicit operator ReadOnlySpan<float>(Own own) => new float[784];
            }
            """;
}
