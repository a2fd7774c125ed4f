using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Makes a sequence whose steps are all equal to the input, <c>[features] → [n, features]</c>.</summary>
internal sealed class RepeatVector : LayerKind
{
    public override string Attribute => "RepeatVector";

    public override string DefaultName => "repeat_vector";

    public override Value? Build(LayerScope scope)
    {
        long? steps = scope.Positive("n");
        return scope.RankOne() is { } x && steps is { } n ? scope.JoinSteps(scope.Repeat(x, n)) : null;
    }
}
