using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Attention;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Self-attention over the steps of a sequence (Vaswani et al. 2017), <c>[steps, features] → [steps, features]</c>: three products make
/// queries, keys and values of each step; each head computes <c>softmax(q · kᵀ / √d) · v</c>; a last product joins the heads.
/// </summary>
internal sealed class MultiHeadAttention : LayerKind
{
    private const string Linear = "Linear";

    private static readonly string[] _roles = ["query", "key", "value", "output"];

    public override string Attribute => "MultiHeadAttention";

    public override string DefaultName => "multi_head_attention";

    public override IReadOnlyList<string> Tensors => [.. _roles.SelectMany(role => new[] { KernelOf(role), BiasOf(role) })];

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) =>
        arguments.FlagOr("UseBias", true) ? Tensors : [.. _roles.Select(KernelOf)];

    public override bool KeepsState(LayerArguments arguments) => arguments.Flag("Causal") && arguments.Integer("Window") > 0;

    public override Value? Build(LayerScope scope)
    {
        long? heads = scope.Positive("heads");
        Value? x = scope.Sequence();
        scope.CheckDeclaredInputs(x?.Shape.Last);
        long? keyLength = KeyLength(scope, heads, x);
        long? valueLength = scope.Arguments.Has("ValueDimension") ? scope.Positive("ValueDimension") : keyLength;
        long window = Window(scope);
        if (x is null)
        {
            return null;
        }

        if (heads is not { } count || keyLength is not { } ofKey || valueLength is not { } ofValue)
        {
            return scope.Unbuilt(x.Shape);
        }

        AttentionShape size = new(count, ofKey, ofValue, scope.Arguments.Flag("Causal"), window);
        long features = x.Shape.Last;
        Value steps = scope.SplitSteps(x);
        Value queries = Project(scope, steps, "query", features, size.Keys);
        Value keys = Project(scope, steps, "key", features, size.Keys);
        Value values = Project(scope, steps, "value", features, size.Values);
        return scope.JoinSteps(Project(scope, scope.Attend(queries, keys, values, size), "output", size.Values, features));
    }

    /// <summary>Adds one of the products. The activation after the layer concerns none of them, so their initialiser ignores it.</summary>
    private static Value Project(LayerScope scope, Value x, string role, long inputs, long outputs)
    {
        Parameter kernel = KernelArguments.Kernel(scope, Shape.Of(inputs, outputs), inputs, outputs, KernelOf(role), Linear);
        Parameter? bias = KernelArguments.OptionalBias(scope, Shape.Of(outputs), inputs, outputs, name: BiasOf(role));
        return scope.Project(x, kernel, bias, role, scope.DropRate("DropConnect"));
    }

    /// <summary>
    /// Returns the length of a key of one head; <see langword="null"/> after reporting SNET1001 or, if the heads cannot share the features
    /// evenly, SNET1204.
    /// </summary>
    private static long? KeyLength(LayerScope scope, long? heads, Value? x)
    {
        if (scope.Arguments.Has("keyDimension"))
        {
            return scope.Positive("keyDimension");
        }

        if (heads is not { } count || x is null)
        {
            return null;
        }

        long features = x.Shape.Last;
        if (features % count == 0)
        {
            return features / count;
        }

        string[] words = [scope.Name, Literals.Integer(features), scope.Input.Name, Plural.Of(count, "head"), Literals.Integer(count)];
        scope.Report(ProblemIds.HeadsDoNotDivide, "heads", words);
        return null;
    }

    /// <summary>Returns the number of steps that a step reads; 0 for all.</summary>
    private static long Window(LayerScope scope)
    {
        long window = scope.CountFromZero("Window") ?? 0;
        if (window > 0 && !scope.Arguments.Flag("Causal"))
        {
            scope.Report(
                ProblemIds.NoEffect,
                "Window",
                scope.Name,
                "Window",
                "each step reads all steps; add Causal = true, so that it reads the last ones"
            );
        }

        return window;
    }

    private static string KernelOf(string role) => role + "_kernel";

    private static string BiasOf(string role) => role + "_bias";
}
