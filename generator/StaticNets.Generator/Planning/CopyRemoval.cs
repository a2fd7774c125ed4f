using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Removes copies of whole buffers. The gradient of a sum is the gradient of each of its terms, so the backward pass copies it; where
/// neither the copy nor the original changes afterwards, both are the same memory.
/// </summary>
internal static class CopyRemoval
{
    /// <param name="passes">Passes that share their memory.</param>
    /// <param name="kept">Buffers that are read after the passes.</param>
    public static IReadOnlyList<IReadOnlyList<Instruction>> Remove(
        IReadOnlyList<IReadOnlyList<Instruction>> passes,
        IReadOnlyCollection<BufferIdentity> kept
    )
    {
        // After a copy has been removed, no call in front of it becomes a removable copy, so the search goes on from there.
        IReadOnlyList<IReadOnlyList<Instruction>> current = passes;
        int next = 0;
        while (Find(current, kept, ref next) is { } copy)
        {
            current = [.. current.Select(pass => Instruction.ReplaceCalls(pass, call => Without(call, copy)).ToArray())];
        }

        return current;
    }

    /// <summary>Returns the first removable copy from a call on; the number of that call is updated.</summary>
    private static Copy? Find(IReadOnlyList<IReadOnlyList<Instruction>> passes, IReadOnlyCollection<BufferIdentity> kept, ref int next)
    {
        FunctionCall[] calls = [.. passes.SelectMany(pass => pass).SelectMany(instruction => instruction.Calls)];
        for (; next < calls.Length; next++)
        {
            if (
                Copy.Of(calls[next]) is { } copy
                && !kept.Contains(copy.From.Identity)
                && !kept.Contains(copy.To.Identity)
                && calls.Take(next).All(call => !Uses(call, copy.To))
                && calls.Skip(next + 1).All(call => !Writes(call, copy.To) && !Writes(call, copy.From))
            )
            {
                return copy;
            }
        }

        return null;
    }

    private static bool Uses(FunctionCall call, Buffer buffer) => call.Touched.Any(used => used.Identity == buffer.Identity);

    private static bool Writes(FunctionCall call, Buffer buffer) => call.Written.Any(written => written.Identity == buffer.Identity);

    private static FunctionCall? Without(FunctionCall call, Copy copy) =>
        ReferenceEquals(call, copy.Call) ? null
        : Uses(call, copy.To) ? call with { Arguments = call.Arguments.Select(copy.Redirect).ToEquatableArray() }
        : call;

    /// <summary>A call that copies all rows of a buffer, at the same time step if it is a sequence.</summary>
    private sealed record Copy(FunctionCall Call, Buffer From, Buffer To)
    {
        public static Copy? Of(FunctionCall call)
        {
            if (ElementwiseCall.Of(call) is not { ColumnsOf: null } loop || loop.Operands.Count != 2)
            {
                return null;
            }

            (Buffer from, Buffer to) = (loop.Operands[0].Buffer, loop.Operands[1].Buffer);
            bool areAlike =
                loop.Value == (Term)loop.Operands[0].Name
                && from.Home == BufferHome.Workspace
                && to.Home == BufferHome.Workspace
                && from.Identity != to.Identity
                && from.Width == to.Width
                && from.Offset == to.Offset
                && SlotsAreAlike(from.Slice, to.Slice);
            return areAlike ? new Copy(call, from, to) : null;
        }

        /// <summary>Returns an argument that refers to the original instead of the copy.</summary>
        public Argument Redirect(Argument argument)
        {
            if (argument is not MemoryArgument memory || memory.Memory.Identity != To.Identity)
            {
                return argument;
            }

            Buffer buffer = memory.Memory;
            return memory with
            {
                Memory =
                    buffer == To
                        ? From
                        : buffer with
                        {
                            Identity = From.Identity,
                            Slice = buffer.Slice is null ? null : buffer.Slice with { Sequence = From.Slice!.Sequence },
                        },
            };
        }

        // A sequence with an initial state has memory that the copies of its steps do not write.
        private static bool SlotsAreAlike(StepSlice? from, StepSlice? to) =>
            from is null || to is null
                ? from is null && to is null
                : from.Slot == StepSlot.Current && !from.HasInitialState && from == to with { Sequence = from.Sequence };
    }
}
