using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reduces sequences to a single step if each step of a loop over time only uses what the same step has written. Training keeps the values
/// of all steps for the backward pass, but not each of them is read there.
/// </summary>
internal static class StepMemory
{
    /// <param name="passes">Passes that share their memory.</param>
    /// <param name="kept">Buffers that are read after the passes.</param>
    public static IReadOnlyList<IReadOnlyList<Instruction>> Reduce(
        IReadOnlyList<IReadOnlyList<Instruction>> passes,
        IEnumerable<BufferIdentity> kept
    )
    {
        HashSet<BufferIdentity> keptOnes = [.. kept];
        Dictionary<BufferIdentity, List<(Instruction Within, Buffer Buffer, bool Writes)>> uses = [];
        foreach (Instruction instruction in passes.SelectMany(pass => pass))
        {
            foreach (
                Argument argument in instruction.Calls.SelectMany(call => call.Arguments).Where(argument => argument.Buffer is not null)
            )
            {
                BufferIdentity identity = argument.Buffer!.Identity;
                if (!uses.TryGetValue(identity, out List<(Instruction, Buffer, bool)>? known))
                {
                    uses.Add(identity, known = []);
                }

                known.Add((instruction, argument.Buffer, argument.Writes));
            }
        }

        HashSet<BufferIdentity> reduced =
        [
            .. uses.Where(use =>
                    !keptOnes.Contains(use.Key)
                    && use.Value[0]
                        is {
                            Within: StepLoop,
                            Writes: true,
                            Buffer: { Home: BufferHome.Workspace, Slice: { Slot: StepSlot.Current } slice }
                        }
                    && !slice.HasInitialState
                    && use.Value.All(one => ReferenceEquals(one.Within, use.Value[0].Within) && one.Buffer == use.Value[0].Buffer)
                )
                .Select(use => use.Key),
        ];
        return [.. passes.Select(pass => Instruction.ReplaceCalls(pass, call => Reduce(call, reduced)).ToArray())];
    }

    private static FunctionCall Reduce(FunctionCall call, HashSet<BufferIdentity> reduced) =>
        call.Touched.Any(buffer => reduced.Contains(buffer.Identity))
            ? call with
            {
                Arguments = call
                    .Arguments.Select(argument =>
                        argument is MemoryArgument memory && reduced.Contains(memory.Memory.Identity)
                            ? memory with
                            {
                                Memory = memory.Memory with { Slice = null },
                            }
                            : argument
                    )
                    .ToEquatableArray(),
            }
            : call;
}
