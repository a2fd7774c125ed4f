using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Merges calls that compute element by element on the same rows and follow each other: their loops become one loop, in which a value that
/// nothing else reads stays in a register. A step of an LSTM has a dozen such calls, which as separate loops take longer than its product.
/// </summary>
internal sealed class LoopMerging
{
    private readonly Dictionary<string, List<BufferFunction>> _named = new(StringComparer.Ordinal);

    /// <summary>Merges calls in passes that share their memory.</summary>
    /// <param name="passes">The passes in order.</param>
    /// <param name="kept">Buffers that are read after the passes.</param>
    public IReadOnlyList<IReadOnlyList<Instruction>> Merge(
        IReadOnlyList<IReadOnlyList<Instruction>> passes,
        IEnumerable<BufferIdentity> kept
    )
    {
        LookupOfUses uses = new(passes.SelectMany(pass => pass), kept);
        return [.. passes.Select(pass => Merge(pass, uses))];
    }

    private List<Instruction> Merge(IReadOnlyList<Instruction> instructions, LookupOfUses uses)
    {
        List<Instruction> merged = [];
        LoopRun run = new();
        foreach (Instruction instruction in instructions)
        {
            if (instruction is FunctionCall call && run.TryAdd(call))
            {
                continue;
            }

            merged.AddRange(run.Finish(uses, Named));
            run = new LoopRun();
            if (instruction is StepLoop loop)
            {
                merged.Add(loop with { Body = Merge(loop.Body, uses).ToEquatableArray() });
            }
            else if (!run.TryAdd((FunctionCall)instruction))
            {
                merged.Add(instruction);
            }
        }

        merged.AddRange(run.Finish(uses, Named));
        return merged;
    }

    /// <summary>Gives a merged function a name. Equal functions of different passes have the same name and are emitted once.</summary>
    private BufferFunction Named(BufferFunction function)
    {
        if (!_named.TryGetValue(function.Name, out List<BufferFunction>? others))
        {
            _named.Add(function.Name, others = []);
        }

        int at = others.IndexOf(function);
        if (at < 0)
        {
            at = others.Count;
            others.Add(function);
        }

        return at == 0 ? function : function with { Name = function.Name + (at + 1) };
    }
}

/// <summary>Tells whether a buffer is used by other calls than the given ones.</summary>
internal sealed class LookupOfUses(IEnumerable<Instruction> instructions, IEnumerable<BufferIdentity> kept)
{
    private readonly HashSet<BufferIdentity> _kept = [.. kept];

    private readonly Dictionary<BufferIdentity, int> _uses = instructions
        .SelectMany(instruction => instruction.Calls)
        .SelectMany(BuffersOf)
        .GroupBy(identity => identity)
        .ToDictionary(uses => uses.Key, uses => uses.Count());

    /// <summary>
    /// Whether the memory of a workspace buffer is used by these calls only, so that they need not store it. A buffer that also appears as
    /// another step of the same sequence is carried to the next step.
    /// </summary>
    public bool IsOnlyIn(Buffer buffer, IReadOnlyList<FunctionCall> calls) =>
        buffer.Home == BufferHome.Workspace
        && !_kept.Contains(buffer.Identity)
        && calls.SelectMany(call => call.Touched).Where(used => used.Identity == buffer.Identity).All(used => used == buffer)
        && calls.SelectMany(BuffersOf).Count(identity => identity == buffer.Identity) == _uses[buffer.Identity];

    private static IEnumerable<BufferIdentity> BuffersOf(FunctionCall call) => call.Touched.Select(buffer => buffer.Identity).Distinct();
}
