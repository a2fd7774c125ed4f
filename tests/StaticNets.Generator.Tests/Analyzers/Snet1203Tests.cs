using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A constant index in a call must be in the vocabulary.</summary>
public sealed class Snet1203Tests
{
    private const string Nets = """
        [Network(Loss = Loss.MeanSquaredError)]
        [Input(2)]
        [Embedding(10, 3)]
        [Lstm(4)]
        public partial class Net;

        [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
        [Input(3, Name = "price")]
        [Input(1, Name = "word")]
        [Input(1, Name = "letter")]
        [Embedding(1000, 3, From = "word")]
        [Flatten(Name = "flat")]
        [Embedding(26, 3, From = "letter")]
        [Flatten]
        [Concatenate("flat", "price")]
        [Dense(4, Activation = Activation.Softmax)]
        public partial class Joint;

        [Network]
        [Input(4)]
        [Embedding(5, 3)]
        [Embedding(7, 3, From = "input")]
        [Concatenate("embedding")]
        [Flatten]
        public partial class Both;


        """;

    [Fact]
    public void ReportsTheConstantAndTheVocabulary() =>
        Match("net.Predict([3, {|SNET1203:99|}], y);", "The input 'input' of 'Net' has no index 99: the vocabulary has 10 indices, 0 to 9");

    [Fact]
    public void NamesTheInputOfSeveral() =>
        Match(
            """
            joint.Predict(y, [{|SNET1203:1000|}], [{|SNET1203:26|}], y);
            joint.TrainStep(y, [999], letter: [{|SNET1203:-1|}], new int[] { 99 }, new Sgd(0.1));
            """,
            "The input 'word' of 'Joint' has no index 1000: the vocabulary has 1 000 indices, 0 to 999",
            "The input 'letter' of 'Joint' has no index 26: the vocabulary has 26 indices, 0 to 25",
            "The input 'letter' of 'Joint' has no index -1: the vocabulary has 26 indices, 0 to 25"
        );

    /// <summary>All methods that take indices, and all ways to write a list.</summary>
    [Theory]
    [InlineData("net.Predict(new[] { 3, {|SNET1203:10|} }, y);")]
    [InlineData("net.Predict(new int[] { {|SNET1203:10|}, {|SNET1203:-1|} }, y);")]
    [InlineData("net.Predict(new int[2] { {|SNET1203:10|}, 9 }, y);")]
    [InlineData("net.Predict(stackalloc[] { 0, {|SNET1203:10|} }, y);")]
    [InlineData("net.Predict(stackalloc int[] { 0, {|SNET1203:-10|} }, y);")]
    [InlineData("net.Predict((ReadOnlySpan<int>)[n, {|SNET1203:10|}], y);")]
    [InlineData("net.Predict(y: y, x: [{|SNET1203:'a'|}, 0]);")]
    [InlineData("const int unknown = 9 + 1; net.Predict([n, {|SNET1203:unknown|}], y);")]
    [InlineData("net.PredictParallel([0, {|SNET1203:int.MaxValue|}], y);")]
    [InlineData("net.TrainStep([0, {|SNET1203:10|}], y, new Sgd(0.1));")]
    [InlineData("net.Gradient([0, {|SNET1203:10|}], y, new Gradients<float>());")]
    [InlineData("net.Step(net.NewState(), [{|SNET1203:10|}], y);")]
    [InlineData("both.Predict([4, {|SNET1203:5|}, {|SNET1203:6|}, {|SNET1203:7|}], y);")]
    public void ReportsAllKindsOfLists(string statements) => Match(statements);

    /// <summary>Nothing is reported for valid indices, for values that are not constant, and for class indices.</summary>
    [Theory]
    [InlineData("net.Predict([0, 9], y);")]
    [InlineData("net.Predict([n, n + 10], y);")]
    [InlineData("net.Predict([.. words, 9], y);")]
    [InlineData("net.Predict(words, y);")]
    [InlineData("int[] a = [99, 99]; a[0] = a[1] = 0; net.Predict(a, y);")]
    [InlineData("joint.TrainStep(y, [999], [25], [99], new Sgd(0.1));")]
    [InlineData("net.Step(net.NewState(), [9], y);")]
    public void AcceptsWhatIsInsideAndWhatIsNotKnown(string statements) => Match(statements);

    [Fact]
    public void ReportsIndicesThatAreNoWholeRows() =>
        Match("net.Predict({|SNET1008:[1, 2, 3]|}, y);", "'x' of Net.Predict has the length 3, but it takes whole rows of 2: 2, 4, 6, …");

    private static void Match(string statements, params string[] messages) =>
        Reports.Match(
            Nets
                + $$"""
                public static class Program
                {
                    public static void Run(Net net, Joint joint, Both both, float[] y, int[] words, int n)
                    {
                        {{statements}}
                    }
                }
                """,
            messages
        );
}
