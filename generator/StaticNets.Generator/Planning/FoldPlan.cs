using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>The plan of the folded weights of predictions, which are computed again when the parameters have changed.</summary>
/// <param name="Pass">The instructions that compute the folded weights.</param>
/// <param name="Layout">The offset of each folded tensor in the block of the folded weights.</param>
internal sealed record FoldPlan(EquatableArray<Instruction> Pass, ParameterLayout Layout)
{
    /// <summary>Returns the plan, or <see langword="null"/> if nothing is folded.</summary>
    /// <param name="weights">
    /// The weights of all passes, in an order in which they can be computed; those of one kernel with one normalisation are the same.
    /// </param>
    public static FoldPlan? Of(IEnumerable<DerivedWeights> weights, Element element)
    {
        DerivedWeights[] distinct = [.. weights.GroupBy(some => some.Results.ToEquatableArray()).Select(same => same.First())];
        if (distinct.Length == 0)
        {
            return null;
        }

        ForwardPass pass = new(element, new Buffers(element, new Dictionary<int, Operations.Buffer>()));
        foreach (DerivedWeights some in distinct)
        {
            pass.ForOperation(some.Label, () => some.Call(pass));
        }

        return new FoldPlan(pass.Instructions.ToEquatableArray(), ParameterLayout.Of(distinct.SelectMany(some => some.Results), element));
    }
}
