using System.Collections;
using System.Reflection;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>A plan is data: plans are compared by value and contain no printed text.</summary>
public sealed class PlanTests
{
    private const string Residual = """
        [Network(Loss = Loss.SparseCategoricalCrossEntropy), Input(8, 8, 2)]
        [Conv2D(4, 3, Groups = 2, DropConnect = 0.1, Padding = Padding.Same), BatchNormalization, Activation(Activation.Gelu, Name = "stem")]
        [Conv2D(4, 3, Strides = 2, Padding = Padding.Same), MaxPooling2D(2), Flatten, LayerNormalization, GaussianNoise(0.1)]
        [Dense(16, Activation = Activation.Relu, Name = "a"), Dropout(0.2), Dense(16), Add("a"), Multiply("a"), Concatenate("a")]
        [Softmax(Name = "gate"), Dense(3, Activation = Activation.Softmax)]
        """;

    private const string Recurrent = """
        [Network(Loss = Loss.MeanSquaredError), Input(6, 3)]
        [SimpleRnn(5, ReturnSequences = true), SimpleRnn(4, UseBias = false, Activation = Activation.Swish), Dense(1)]
        """;

    private const string Ports = """
        [Network, Input(2, Name = "left"), Input(4, Name = "right"), Concatenate("left", "right"), Dense(3, Name = "a"), Dense(3, Name = "b")]
        [Dense(3, Name = "c"), Output("b", Loss = Loss.MeanSquaredError, Weight = 0.5), Output("c", Loss = Loss.Huber)]
        """;

    private const string Terms = """
        [Network(Loss = Loss.MeanSquaredError), Input(8), Dense(6, Activation = Activation.Sigmoid)]
        [ActivityRegularization(L1 = 0.1, Target = 0.2), Sampling(Beta = 0.5), Dense(8)]
        """;

    private const string Small = "[Network(Loss = Loss.MeanSquaredError), Input(2), Dense(3, Activation = Activation.Tanh), Dense(1)]";

    [Theory]
    [InlineData(Residual)]
    [InlineData(Recurrent)]
    [InlineData(Small)]
    [InlineData(Ports)]
    [InlineData(Terms)]
    public void EqualDeclarationsHaveEqualPlans(string attributes)
    {
        NetworkPlan plan = Plan(attributes);
        NetworkPlan again = Plan(attributes);
        Assert.Equal(plan, again);
        Assert.Equal(plan.GetHashCode(), again.GetHashCode());
    }

    [Theory]
    [InlineData("Weight = 0.5", "Weight = 0.25")]
    [InlineData("Output(\"b\", Loss", "Output(\"a\", Loss")]
    [InlineData("Input(2, Name", "Input(3, Name")]
    public void OtherPortsHaveOtherPlans(string text, string other) =>
        Assert.NotEqual(Plan(Ports), Plan(Ports.Replace(text, other, StringComparison.Ordinal)));

    /// <summary>A prediction takes the means, and computes neither the variances nor the terms of the loss.</summary>
    [Fact]
    public void PredictionsLeaveOutWhatOnlyTrainingNeeds()
    {
        IEnumerable<string> calls = Plan(Terms).Prediction!.Pass.SelectMany(one => one.Calls).Select(call => call.Function.CallName);
        Assert.Equal(["DenseForward", "SamplingForward", "Dense1Forward", "global::StaticNets.Runtime.RowCopy.Unpack"], calls);
    }

    [Theory]
    [InlineData("Dense(3, ", "Dense(4, ")]
    [InlineData("Tanh", "Sigmoid")]
    [InlineData("MeanSquaredError", "Huber")]
    public void OtherDeclarationsHaveOtherPlans(string text, string other) =>
        Assert.NotEqual(Plan(Small), Plan(Small.Replace(text, other, StringComparison.Ordinal)));

    [Theory]
    [InlineData(Residual)]
    [InlineData(Recurrent)]
    [InlineData(Small)]
    [InlineData(Ports)]
    [InlineData(Terms)]
    public void APlanHoldsNoWriterAndNoDelegate(string attributes)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Walk(Plan(attributes), seen);
        Assert.True(seen.Count > 100, $"The walk found {seen.Count} objects only.");
        Assert.DoesNotContain(seen, item => item is CodeWriter or Delegate);
    }

    private static NetworkPlan Plan(string attributes)
    {
        NetworkGraph graph = GeneratorHost.Graph(
            GeneratorHost.Compilation(GeneratorHost.Parse($"using StaticNets;\n{attributes}\npublic sealed partial class Net;")),
            "Net"
        );
        Assert.Empty(graph.Problems);
        return Planner.Plan(graph, Element.Single);
    }

    /// <summary>Visits all objects that can be reached through fields and items.</summary>
    private static void Walk(object? item, HashSet<object> seen)
    {
        if (item is null or string or Type || item.GetType().IsPrimitive || item.GetType().IsEnum || !seen.Add(item))
        {
            return;
        }

        if (item is IEnumerable items)
        {
            foreach (object? one in items)
            {
                Walk(one, seen);
            }
        }

        for (Type? type = item.GetType(); type is not null && type.Assembly == typeof(NetworkPlan).Assembly; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            {
                Walk(field.GetValue(item), seen);
            }
        }
    }
}
