using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Tensors must be accessed by names that exist.</summary>
public class Snet1015Tests
{
    private const string Net = """
        [Network(Loss = Loss.MeanSquaredError)]
        [Input(4)]
        [Dense(8, Activation = Activation.Relu)]
        [Dense(3, Name = "head")]
        public partial class Net;

        [Network]
        [Input(4)]
        [Softmax]
        public partial class Bare;


        """;

    [Fact]
    public void ReportsEveryWayToReadAndWrite() =>
        Match(
            """
            _ = net.Parameters[{|SNET1015:"dense/kernle"|}];
            net.Parameters.Set({|SNET1015:"head/biass"|}, new float[3]);
            net.Parameters.Edit(p => p[{|SNET1015:"dense_1/kernel"|}][[0, 0]] = 1);
            net.Parameters.Edit((ParameterEditor<float> p) => { p["dense/kernel"].Fill(0); p[{|SNET1015:"x"|}].Fill(0); });
            var all = net.Parameters;
            const string Wrong = "dense/gamma";
            _ = all[{|SNET1015:"Dense/kernel"|}];
            _ = net.Parameters[{|SNET1015:Wrong|}];
            TensorSet<float> some = all;
            _ = some[{|SNET1015:"head/kernal"|}];
            _ = bare.Parameters[{|SNET1015:"softmax/kernel"|}];
            """,
            "'Net' has no tensor \"dense/kernle\"; did you mean \"dense/kernel\"?",
            "'Net' has no tensor \"head/biass\"; did you mean \"head/bias\"?",
            "'Net' has no tensor \"dense_1/kernel\"; did you mean \"dense/kernel\"?",
            "'Net' has no tensor \"x\"; its tensors are \"dense/kernel\", \"dense/bias\", \"head/kernel\", \"head/bias\"",
            "'Net' has no tensor \"Dense/kernel\"; did you mean \"dense/kernel\"?",
            "'Net' has no tensor \"dense/gamma\"; its tensors are \"dense/kernel\", \"dense/bias\", \"head/kernel\", \"head/bias\"",
            "'Net' has no tensor \"head/kernal\"; did you mean \"head/kernel\"?",
            "'Bare' has no tensor \"softmax/kernel\"; none of its layers has weights"
        );

    [Fact]
    public void ReportsGradients() =>
        Match(
            """
            var into = new Gradients<float>();
            net.Gradient(new float[4], new float[3], into);
            _ = into.Parameters[{|SNET1015:"head/kernl"|}];
            _ = into.Parameters["head/kernel"];
            """,
            "'Net' has no tensor \"head/kernl\"; did you mean \"head/kernel\"?"
        );

    /// <summary>
    /// Nothing is reported for names that exist, for names that are not constant, for parameters whose network the analyzer does not know,
    /// and for other types.
    /// </summary>
    [Fact]
    public void AcceptsWhatExistsAndWhatIsNotCertain() =>
        Match(
            """
            _ = net.Parameters["dense/kernel"];
            net.Parameters.Set("head/bias", new float[3]);
            net.Parameters.Edit(p => p["head/kernel"].Fill(0));
            string name = net.Parameters.Names[0] + "?";
            _ = net.Parameters[name];
            _ = Other(net)["nobody/kernel"];
            var any = net.Parameters;
            any = Other(net);
            _ = any["nobody/kernel"];
            var words = new System.Collections.Generic.Dictionary<string, int> { ["a"] = 1 };
            _ = words["b"];
            new Settings().Set("dense/kernle", 1);
            """
        );

    private static void Match(string body, params string[] messages) =>
        Reports.Match(
            Net
                + $$"""
                public class Settings
                {
                    public void Set(string name, int value) { }
                }

                public static class Program
                {
                    public static ParameterSet<float> Other(Net net) => net.Parameters;

                    public static void Run(Net net, Bare bare)
                    {
                        {{body}}
                    }
                }
                """,
            messages
        );
}
