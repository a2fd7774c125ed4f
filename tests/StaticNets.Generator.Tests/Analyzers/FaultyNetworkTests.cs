using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A network with an error keeps its members, so that the code that uses them has no errors of its own.</summary>
public class FaultyNetworkTests
{
    // Uses every member of a network called Net with a layer called stem.
    private const string Use = """
        public static class Use
        {
            public static float Run(Dataset data, float[] x, float[] y)
            {
                Net net = new(seed: 42);
                Net other = new Net();
                net.Predict(x, y);
                net.TrainStep(x, y, new Sgd(0.1));
                net.Gradient(x, y, new Gradients<float>());
                History history = net.Fit(data, new FitOptions());
                Metrics metrics = net.Evaluate(data);
                net.Save("net.safetensors");
                net.LoadWeights("net.safetensors");
                other = Net.Load("net.safetensors").Clone();
                long sizes = Net.InputLength + Net.OutputLength + Net.ParameterCount + Net.Summary.Length + net.Parameters.Count;
                return net.Stem.Kernel[0, 0] + net.Stem.Bias[0] + sizes;
            }
        }
        """;

    public static TheoryData<string, string> Networks { get; } =
        new()
        {
            { ProblemIds.NoInput, """[Dense(4, Name = "stem")] public partial class {|SNET0004:Net|};""" },
            {
                ProblemIds.LayersOnSeveralParts,
                """[Input(4), Dense(4, Name = "stem")] public partial class {|SNET0005:Net|}; [Flatten] public partial class Net;"""
            },
            { ProblemIds.UnknownLayer, """[Input(4), Dense(4, Name = "stem"), Add({|SNET0007:"x"|})] public partial class Net;""" },
            {
                ProblemIds.DuplicateName,
                """[Input(4), Dense(4, Name = "stem"), Dense(4, Name = {|SNET0008:"stem"|})] public partial class Net;"""
            },
            {
                ProblemIds.MemberClash,
                """
                    [Input(4), Dense(4, Name = "stem")] public partial class Net
                    {
                        public {|SNET0009:Net|}(int seed) { }
                        public {|SNET0009:Net|}() { }
                        public void {|SNET0009:Save|}(string path) { }
                        public static string {|SNET0009:Summary|} => "";
                    }
                    """
            },
            {
                ProblemIds.UnreadLayer,
                """[Input(4), {|SNET0010:Dense(4, Name = "stem")|}, Dense(4, From = "input")] public partial class Net;"""
            },
            {
                ProblemIds.NotAnIdentifier,
                """[Input(4), Dense(4, Name = "stem"), Dense(4, Name = {|SNET0011:"my layer"|})] public partial class Net;"""
            },
            { ProblemIds.SizeNotPositive, """[Input(4), Dense({|SNET1001:-1|}, Name = "stem")] public partial class Net;""" },
            { ProblemIds.InputsContradict, """[Input(4), Dense(4, Name = "stem", Inputs = {|SNET1002:5|})] public partial class Net;""" },
            {
                ProblemIds.AddOfDifferentShapes,
                """[Input(4), Dense(5, Name = "stem"), Add({|SNET1003:"input"|})] public partial class Net;"""
            },
            {
                ProblemIds.ConcatenateOfDifferentShapes,
                """[Input(4, 3), Flatten, Dense(5, Name = "stem"), Concatenate({|SNET1004:"input"|})] public partial class Net;"""
            },
            { ProblemIds.WrongRank, """[Input(4, 3), {|SNET1006:Dense(5, Name = "stem")|}] public partial class Net;""" },
            { ProblemIds.TooLarge, """[Input(65536), {|SNET1009:Dense(65536, Name = "stem")|}] public partial class Net;""" },
            {
                ProblemIds.UndefinedValue,
                """[Input(4), Dense(4, Name = "stem", Activation = {|SNET1010:(Activation)77|})] public partial class Net;"""
            },
            {
                ProblemIds.ReshapeChangesCount,
                """[Input(4), Dense(4, Name = "stem"), {|SNET1005:Reshape(3)|}] public partial class Net;"""
            },
            { ProblemIds.NoEffect, """[Input(4), Dense(4, Name = "stem", Alpha = {|SNET1011:0.1|})] public partial class Net;""" },
            {
                ProblemIds.NoSlope,
                """[Input(4), Dense(4, Name = "stem", Activation = {|SNET1012:Activation.Heaviside|})] public partial class Net;"""
            },
            { ProblemIds.NumberOutOfRange, """[Input(4), Dense(4, Name = "stem", MaxNorm = {|SNET2007:0|})] public partial class Net;""" },
            {
                ProblemIds.ProbabilityOutOfRange,
                """[Input(4), Dense(4, Name = "stem"), Dropout({|SNET2004:1.5|})] public partial class Net;"""
            },
        };

    [Theory]
    [MemberData(nameof(Networks))]
    public void TheMembersStay(string id, string network)
    {
        Assert.Contains(id, network);
        Reports.MatchFiles("[Network(Loss = Loss.MeanSquaredError)] " + network, Use);
    }

    [Fact]
    public void TheMembersStayWhenTheLossDoesNotFit() =>
        Reports.MatchFiles(
            """
            [Network(Loss = {|SNET1007:Loss.BinaryCrossEntropy|})]
            [Input(4), Dense(4, Name = "stem")] public partial class Net;
            """,
            Use
        );

    [Fact]
    public void TheMembersStayWhenTheLossHasNoBound() =>
        Reports.MatchFiles(
            """
            [Network(Loss = {|SNET2005:Loss.MeanBiasError|})]
            [Input(4), Dense(4, Name = "stem")] public partial class Net;
            """,
            Use
        );

    /// <summary>A buffer that does not fit is an error of the call, so the network keeps its working code.</summary>
    [Fact]
    public void TheNetworkWorksWhenABufferDoesNotFit() =>
        Reports.MatchFiles(
            """[Network(Loss = Loss.MeanSquaredError)] [Input(4), Dense(4, Name = "stem")] public partial class Net;""",
            Use,
            """
            public static class Wrong
            {
                public static void Run(Net net) => net.Predict({|SNET1008:new float[3]|}, new float[4]);
            }
            """
        );

    [Fact]
    public void TheMembersStayWhileTheCompilerRejectsAnAttribute() =>
        Reports.MatchFiles(
            """
            [Network(Loss = Loss.{|CS0117:Mse|})]
            [Input({|CS1503:"four"|}), {|CS1729:Dense(Name = "stem")|}] public partial class Net;
            """,
            Use
        );
}
