using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>The plan of the folded weights of predictions, which are computed again when the parameters have changed.</summary>
/// <param name="Pass">The instructions that compute the folded weights.</param>
/// <param name="Layout">The offset of each folded tensor in the block of the folded weights.</param>
internal sealed record FoldPlan(EquatableArray<Instruction> Pass, ParameterLayout Layout)
{
    /// <summary>Returns the plan, or <see langword="null"/> if nothing is folded.</summary>
    /// <param name="folds">The folds of all passes; those of one kernel with one normalisation are the same.</param>
    public static FoldPlan? Of(IEnumerable<NormalizationFold> folds, Element element)
    {
        NormalizationFold[] distinct = [.. folds.GroupBy(fold => (fold.FoldedKernel, fold.FoldedBias)).Select(same => same.First())];
        if (distinct.Length == 0)
        {
            return null;
        }

        ForwardPass pass = new(element, new Buffers(element, new Dictionary<int, Operations.Buffer>()));
        foreach (NormalizationFold fold in distinct)
        {
            fold.Call(pass);
        }

        return new FoldPlan(
            pass.Instructions.ToEquatableArray(),
            ParameterLayout.Of(distinct.SelectMany(fold => new[] { fold.FoldedKernel, fold.FoldedBias }), element)
        );
    }
}
