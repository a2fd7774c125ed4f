using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Two members of a network class must not have the same name; members are generated, written by the user or inherited.</summary>
public class Snet0009Tests
{
    [Fact]
    public void ReportsAMemberOfTheUsers() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                public string {|SNET0009:Summary|} => "mine";
            }
            """,
            "The name 'Summary' is taken twice in 'Net': StaticNets generates one, so give yours another name"
        );

    [Fact]
    public void ReportsMembersForStepsOfASequence() =>
        Reports.Match(
            """
            [Network]
            [Input(6, 4)]
            [SimpleRnn(3)]
            public partial class Net
            {
                public int {|SNET0009:Step|}(int from) => from + 1;
            }
            """,
            "The name 'Step' is taken twice in 'Net': StaticNets generates one, so give yours another name"
        );

    /// <summary>Only networks without a loss have these members.</summary>
    [Theory]
    [InlineData("Tape")]
    [InlineData("Learner")]
    [InlineData("Learning")]
    [InlineData("Forward")]
    [InlineData("Backward")]
    [InlineData("Apply")]
    public void ReportsMembersForStepsOfOnesOwn(string name) =>
        Reports.Match(
            $$"""
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                public int {|SNET0009:{{name}}|}(int from) => from + 1;
            }

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            public partial class WithLoss
            {
                public int {{name}}(int from) => from + 1;
            }
            """,
            $"The name '{name}' is taken twice in 'Net': StaticNets generates one, so give yours another name"
        );

    [Fact]
    public void ReportsALayerCalledLikeTheMembersForSteps() =>
        Reports.Match(
            """
            [Network]
            [Input(6, 4)]
            [SimpleRnn(3, Name = {|SNET0009:"state"|})]
            public partial class Net;
            """
        );

    /// <summary>Only networks that ask for the outputs of their layers have these members.</summary>
    [Theory]
    [InlineData("Activations")]
    [InlineData("ActivationEngine")]
    [InlineData("_activationEngine")]
    public void ReportsMembersForTheOutputsOfLayers(string name) =>
        Reports.Match(
            $$"""
            [Network(Activations = true)]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                public int {|SNET0009:{{name}}|}(int from) => from + 1;
            }

            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Without
            {
                public int {{name}}(int from) => from + 1;
            }
            """,
            $"The name '{name}' is taken twice in 'Net': StaticNets generates one, so give yours another name"
        );

    [Fact]
    public void ReportsALayerCalledLikeTheOutputsOfLayers() =>
        Reports.Match(
            """
            [Network(Activations = true)]
            [Input(4)]
            [Dense(3, Name = {|SNET0009:"activations"|})]
            public partial class Net;

            [Network]
            [Input(4)]
            [Dense(3, Name = "activations")]
            public partial class Without;
            """
        );

    [Fact]
    public void AcceptsThoseNamesWithoutARecurrentLayer() =>
        Reports.Match(
            """
            [Network, Input(3), Dense(4, Name = "state")]
            public partial class Net
            {
                public int Step(int from) => from + 1;
            }
            """
        );

    [Fact]
    public void ReportsAnInheritedMember() =>
        Reports.Match(
            """
            public class Stored
            {
                public void Save(string path) { }

                public void Save(int slot) { }
            }

            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class {|SNET0009:Net|} : Stored;
            """,
            "The name 'Save' is taken twice in 'Net': StaticNets generates one, which would hide that of 'Stored'; derive from another class"
        );

    [Fact]
    public void ReportsEachMemberThatClashesAndNoOther() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                private const int {|SNET0009:InputLength|} = 4;
                private readonly int {|SNET0009:_engine|} = 4;

                public {|SNET0009:Net|}() { }

                public {|SNET0009:Net|}(int seed) { }

                public Net(long seed)
                    : this() { }

                static Net() { }

                public static Net Load(int number) => new(number);

                public static Net Load<T>(string path) => new(0L);

                public static Net {|SNET0009:Load|}(string? path) => new(InputLength);

                public void Save(ref string path) { }

                public float {|SNET0009:TrainStep|}(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Optimizer c) => _engine;

                public float TrainStep(ReadOnlySpan<float> a, ReadOnlySpan<int> b, Optimizer c) => 0;

                public class {|SNET0009:Kernels|};

                public int {|SNET0009:get_Parameters|}() => 4;

                public void {|SNET0009:Evaluate|}(Dataset data) { }

                public event EventHandler? {|SNET0009:Clone|};
            }
            """
        );

    [Fact]
    public void ReportsOverloadsOfSpansAndTensors() =>
        Reports.Match(
            """
            using System.Numerics.Tensors;

            [Network(Precision = Precision.Double, Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(3, Activation = Activation.Softmax)]
            public partial class Net
            {
                public void Predict(ReadOnlySpan<float> x, Span<float> y) { }

                public void {|SNET0009:Predict|}(ReadOnlySpan<double> x, Span<double> y) { }

                public void {|SNET0009:Predict|}(in ReadOnlyTensorSpan<double> x, in TensorSpan<double> y) { }

                public double {|SNET0009:Gradient|}(ReadOnlySpan<double> x, ReadOnlySpan<int> y, Gradients<double> z) => 0;
            }
            """
        );

    [Fact]
    public void ReportsAMemberWithTheNameOfALayer() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Name = "stem")]
            [Dense(3)]
            public partial class Net
            {
                public int {|SNET0009:Stem|} => 3;

                public class {|SNET0009:DenseTensors|};
            }
            """,
            "The name 'Stem' is taken twice in 'Net': the layer \"stem\" receives a property of this name; rename your member or the layer",
            "The name 'DenseTensors' is taken twice in 'Net': the layer \"dense\" receives a property of this name; rename your member or the layer"
        );

    [Fact]
    public void ReportsALayerWithTheNameOfAGeneratedMember() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Name = {|SNET0009:"summary"|})]
            public partial class Net;
            """,
            "The name 'Summary' is taken twice in 'Net': every network has a member of this name, so give the layer \"summary\" another Name"
        );

    [Fact]
    public void ReportsWhatHidesATypeThatIsNeeded() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Name = {|SNET0009:"activation"|})]
            public partial class Net
            {
                public int Precision => 3;
            }
            """,
            "The name 'Activation' is taken twice in 'Net': StaticNets has a type of this name, which the property would hide, so give the layer \"activation\" another Name"
        );

    [Fact]
    public void ReportsALayerWithTheNameOfAnInheritedMember() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Name = {|SNET0009:"get_type"|})]
            public partial class Net;
            """,
            "The name 'GetType' is taken twice in 'Net': the class inherits a member of this name, so give the layer \"get_type\" another Name"
        );

    [Fact]
    public void ReportsALayerWithTheNameOfTheClass() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Name = {|SNET0009:"net"|})]
            public partial class Net;

            [Network]
            [Input(4)]
            [{|SNET0009:Dense(3)|}]
            public partial class DenseTensors;
            """,
            "The name 'Net' is taken twice in 'Net': the class itself has this name, so give the layer \"net\" another Name",
            "The name 'DenseTensors' is taken twice in 'DenseTensors': the class itself has this name, so give the layer \"dense\" another Name"
        );

    [Fact]
    public void ReportsTwoLayersWithOneProperty() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Name = "my_stem")]
            [Dense(3, Name = {|SNET0009:"myStem"|})]
            [Dense(3, Name = {|SNET0009:"Dense"|})]
            [Dense(3)]
            [Dense(3, Name = {|SNET0009:"dense_tensors"|})]
            public partial class Net;
            """,
            "The name 'MyStem' is taken twice in 'Net': the layers \"my_stem\" and \"myStem\" would share this name in the generated code, so give one of them another Name",
            "The name 'Dense' is taken twice in 'Net': the layers \"Dense\" and \"dense\" would share this name in the generated code, so give one of them another Name",
            "The name 'DenseTensors' is taken twice in 'Net': the layers \"Dense\" and \"dense_tensors\" would share this name in the generated code, so give one of them another Name"
        );

    [Fact]
    public void AcceptsOtherMembers() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            [Dropout(0.5, Name = "summary")]
            public partial class Net : IDisposable
            {
                private readonly int _count;

                public Net(string text)
                    : this(text.Length) => _count = text.Length;

                public void Fit(Dataset train, FitOptions options) { }

                public int Dense1 => _count;

                public double Loss { get; set; }

                public int Unsafe => 3;

                void IDisposable.Dispose() { }
            }
            """
        );
}
