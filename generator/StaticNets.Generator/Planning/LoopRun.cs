using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>Calls that follow each other and compute element by element on rows of the same length.</summary>
internal sealed class LoopRun
{
    private readonly List<ElementwiseCall> _calls = [];

    // Calls that set longer rows to zero, to whose columns calls of the run then add. They are moved in front of the run.
    private readonly List<ElementwiseCall> _clears = [];

    // The buffers whose elements are known only after a long activation of this run.
    private readonly HashSet<Buffer> _late = [];

    private IEnumerable<ElementwiseCall> All => _clears.Concat(_calls);

    /// <summary>Adds a call, or returns <see langword="false"/> if the call must not be moved into the loop of the calls before it.</summary>
    public bool TryAdd(FunctionCall call)
    {
        if (ElementwiseCall.Of(call) is not { } loop || All.Any(other => !other.HasRowsOf(loop)))
        {
            return false;
        }

        if (loop.IsClear && (_calls.Count == 0 || _calls[0].RowStride != loop.RowStride))
        {
            if (_calls.Any(other => other.Uses(loop.Written.Identity)))
            {
                return false;
            }

            _clears.Add(loop);
            return true;
        }

        if (_calls.Count > 0 && !Fits(loop))
        {
            return false;
        }

        _calls.Add(loop);
        if (loop.IsLong || WaitsFor(loop))
        {
            _late.Add(loop.Written);
        }

        return true;
    }

    /// <summary>Returns the calls of the run, merged if there are several.</summary>
    /// <param name="named">Returns a function with a name that no other function has.</param>
    public IEnumerable<FunctionCall> Finish(LookupOfUses uses, Func<BufferFunction, BufferFunction> named)
    {
        if (_calls.Count < 2)
        {
            return All.Select(loop => loop.Call);
        }

        ElementwiseCall[] covered = [.. _clears.Where(IsCovered)];
        LoopBuilder builder = new([.. _calls.Select(loop => loop.Call)], uses, [.. covered.Select(clear => clear.Written)]);
        foreach (ElementwiseCall loop in _calls)
        {
            builder.Add(loop);
        }

        return [.. _clears.Except(covered).Select(clear => clear.Call), builder.Build(named)];
    }

    private bool Fits(ElementwiseCall loop) =>
        loop.RowStride == _calls[0].RowStride
        && _calls.Sum(other => other.Cost) + loop.Cost <= Tuning.MergedCalls
        && HaveOneLength([.. _calls, loop])
        && !(loop.IsLong && WaitsFor(loop))
        && _calls.All(other => !other.Collides(loop));

    /// <summary>
    /// Whether a loop over the columns of one call reaches all elements of the others. Rows of 20 and of 32 elements have the same length with
    /// padding, so calls without columns are compared by their elements.
    /// </summary>
    private static bool HaveOneLength(IReadOnlyCollection<ElementwiseCall> calls)
    {
        long length = calls.Max(call => call.Length);
        return length == 0 || calls.All(call => call.Length == length || (call.Length == 0 && call.Written.Width <= length));
    }

    private bool WaitsFor(ElementwiseCall loop) => loop.Operands.Any(operand => _late.Contains(operand.Buffer));

    /// <summary>Whether the columns that calls of the run write are all columns of the cleared rows, each of them once.</summary>
    private bool IsCovered(ElementwiseCall clear)
    {
        ElementwiseCall[] parts = [.. _calls.Where(loop => loop.ColumnsOf == clear.Written)];
        long next = 0;
        foreach (ElementwiseCall part in parts.OrderBy(part => part.Columns!.Value.First))
        {
            if (!part.JoinsColumns || part.Columns!.Value.First != next)
            {
                return false;
            }

            next += part.Length;
        }

        return parts.Length > 0
            && next == parts[0].Width
            && _calls.Where(loop => loop.Uses(clear.Written.Identity)).All(loop => loop.ColumnsOf == clear.Written);
    }
}
