using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>The stages of a pass. Each but the last ends with a call whose results are combined over the whole batch.</summary>
internal static class Stages
{
    public static IReadOnlyList<EquatableArray<Instruction>> Of(IEnumerable<Instruction> instructions)
    {
        List<EquatableArray<Instruction>> stages = [];
        List<Instruction> stage = [];
        foreach (Instruction instruction in instructions)
        {
            stage.Add(instruction);
            if (EndOf(instruction) is not null)
            {
                stages.Add(stage.ToEquatableArray());
                stage = [];
            }
        }

        stages.Add(stage.ToEquatableArray());
        return stages;
    }

    /// <summary>Returns what is combined at the ends of the stages, in order.</summary>
    public static IEnumerable<BatchCombination> EndsOf(IEnumerable<Instruction> instructions) =>
        instructions.Select(EndOf).OfType<BatchCombination>();

    /// <summary>
    /// Returns the instructions of each sweep over the micro-batches: a stage, or the last stage of the forward pass with the loss and the
    /// first stage of the backward pass.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Instruction>> SweepsOf(
        IEnumerable<Instruction> forward,
        IEnumerable<Instruction> loss,
        IEnumerable<Instruction> backward
    )
    {
        IReadOnlyList<EquatableArray<Instruction>> there = Of(forward);
        IReadOnlyList<EquatableArray<Instruction>> back = Of(backward);
        return [.. there.Take(there.Count - 1), [.. there[there.Count - 1], .. loss, .. back[0]], .. back.Skip(1)];
    }

    /// <summary>Returns the buffers that are combined at the ends of stages.</summary>
    public static IEnumerable<BufferIdentity> CombinedIn(IEnumerable<IEnumerable<Instruction>> sweeps) =>
        sweeps.SelectMany(EndsOf).SelectMany(end => new[] { end.Mean.Identity, end.Other.Identity });

    private static BatchCombination? EndOf(Instruction instruction) =>
        instruction is FunctionCall call ? call.Combination
        : instruction.Calls.Any(call => call.Combination is not null)
            ? throw new InvalidOperationException("Numbers of the whole batch cannot be combined inside a loop over time steps.")
        : null;
}
