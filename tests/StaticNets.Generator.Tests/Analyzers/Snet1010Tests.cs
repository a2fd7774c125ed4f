using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>An enum argument must be one of the named members.</summary>
public class Snet1010Tests
{
    [Fact]
    public void ReportsALoss() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1010:(Loss)77|})]
            [Input(4)]
            [Dense(3)]
            public partial class Net;
            """,
            "'Net' has Loss = 77, but there is no such member: use one of the named ones"
        );

    [Fact]
    public void ReportsAPrecision() =>
        Reports.Match(
            """
            [Network(Precision = {|SNET1010:(Precision)(-1)|})]
            [Input(4)]
            [Dense(3)]
            public partial class Net;
            """,
            "'Net' has Precision = -1, but there is no such member: use one of the named ones"
        );

    [Fact]
    public void ReportsAnActivationAndAnInitializer() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Activation = {|SNET1010:(Activation)77|}, KernelInitializer = {|SNET1010:(Initializer)78|})]
            [Activation({|SNET1010:(Activation)79|})]
            public partial class Net;
            """,
            "'dense' has Activation = 77, but there is no such member: use one of the named ones",
            "'dense' has KernelInitializer = 78, but there is no such member: use one of the named ones",
            "'activation' has activation = 79, but there is no such member: use one of the named ones"
        );

    [Fact]
    public void ReportsAPadding() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 1)]
            [Conv2D(3, 3, Padding = {|SNET1010:(Padding)7|}, Pad = 1)]
            [MaxPooling2D(2, Padding = {|SNET1010:(Padding)(-1)|})]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """,
            "'conv2d' has Padding = 7, but there is no such member: use one of the named ones",
            "'max_pooling2d' has Padding = -1, but there is no such member: use one of the named ones"
        );

    /// <summary>Windows that end with their step are for convolutions over steps.</summary>
    [Fact]
    public void ReportsCausalPaddingOfOtherLayers() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 1)]
            [Conv2D(3, 3, Padding = {|SNET1010:Padding.Causal|})]
            public partial class Image;

            [Network]
            [Input(8, 3)]
            [Conv1D(3, 3, Padding = Padding.Causal)]
            [MaxPooling1D(2, Padding = {|SNET1010:Padding.Causal|})]
            public partial class Steps;

            [Network]
            [Input(8, 8, 1)]
            [AveragePooling2D(2, Padding = {|SNET1010:(Padding)2|})]
            public partial class Pooled;
            """,
            "'conv2d' has Padding = Padding.Causal, but only Conv1D has it: use Padding.Valid or Padding.Same",
            "'max_pooling1d' has Padding = Padding.Causal, but only Conv1D has it: use Padding.Valid or Padding.Same",
            "'average_pooling2d' has Padding = Padding.Causal, but only Conv1D has it: use Padding.Valid or Padding.Same"
        );

    [Fact]
    public void AcceptsACastToAMember() =>
        Reports.Match(
            """
            [Network(Loss = (Loss)0, Precision = (Precision)1)]
            [Input(4)]
            [Dense(3, Activation = (Activation)1)]
            [Reshape(3, 1, 1)]
            [AveragePooling2D(2, Padding = (Padding)1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsALossThatTheCompilerRejects() =>
        Reports.Match(
            """
            [Network(Loss = Loss.{|CS0117:CrossEntropy|})]
            [Input(4)]
            [Dense(3)]
            public partial class Net;

            public static class Use
            {
                public static void Run() => new Net().Fit(new Dataset(new float[4], new float[3]), new FitOptions());
            }
            """
        );
}
