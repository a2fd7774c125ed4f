using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Assigns the buffers of a pass to places in one block. A buffer lives from the first instruction that uses it to the last one; two
/// buffers that never live at the same time may share a place. The buffers with a fixed number of rows come first; after them come the
/// buffers with a row for each sample, for as many samples as the block can hold.
/// </summary>
/// <param name="Spare">
/// Number of elements at the end of the block that belong to no buffer: a masked store may rewrite up to a cache line after its buffer.
/// </param>
/// <param name="FixedLength">Number of elements that do not depend on the number of samples.</param>
/// <param name="RowLength">Number of elements for each sample.</param>
/// <param name="Rows">Number of samples that the block can hold.</param>
/// <param name="Places">
/// The offset of each buffer. The offset of a buffer with a fixed number of rows counts from the beginning of the block, the offset of any
/// other buffer from the beginning of the elements of one sample, or of one step of a sample (<see cref="StepLength"/>).
/// </param>
internal sealed record Arena(long Spare, long FixedLength, long RowLength, long Rows, EquatableArray<ArenaPlace> Places)
{
    /// <summary>
    /// Number of elements for each sample and each time step, if each call determines the number of steps. Sequences come after all other
    /// buffers. Each sequence has memory for one step more than the call has, because it may begin with an initial state.
    /// </summary>
    public long StepLength { get; init; }

    /// <summary>
    /// In a training step with stages, the buffers that each micro-batch keeps from sweep to sweep; empty for none. Those with a fixed number
    /// of rows come after the others of this kind, those with a row for each sample before. So they are adjacent, and a block with only
    /// these buffers has the same layout.
    /// </summary>
    public EquatableArray<BufferIdentity> Kept { get; init; } = EquatableArray<BufferIdentity>.Empty;

    /// <summary>Offset of the buffers in <see cref="Kept"/>.</summary>
    public long KeptOffset { get; init; }

    /// <summary>Number of elements of the buffers in <see cref="Kept"/> for each sample.</summary>
    public long KeptRowLength { get; init; }

    /// <summary>Length of a block with only the buffers in <see cref="Kept"/>.</summary>
    public long KeptLength => Saturate.Add(FixedLength - KeptOffset + Spare, Saturate.Multiply(KeptRowLength, Rows));

    /// <summary>Length of the block in elements.</summary>
    public long Length => Saturate.Add(FixedLength + Spare, Saturate.Multiply(RowLength, Rows));

    /// <summary>Returns the offset of a buffer in the block.</summary>
    public long Offset(Buffer buffer) => buffer.PerSample ? FixedLength + (RowOffset(buffer) * Rows) : FixedOffset(buffer.Identity);

    /// <summary>Returns the offset of a buffer with a fixed number of rows.</summary>
    public long FixedOffset(BufferIdentity buffer) => Places.First(place => place.Buffer == buffer).Offset;

    /// <summary>Returns the offset of a buffer that has a row for each sample: its offset among the elements of one sample.</summary>
    public long RowOffset(Buffer buffer) => FixedOffset(buffer.Identity);

    /// <param name="instructions">All instructions that share the block, in order.</param>
    /// <param name="kept">
    /// Number of instructions at the beginning whose buffers must keep their content beyond the last of these instructions.
    /// </param>
    /// <param name="budget">Largest useful size of the block in bytes, so that the block stays in a cache.</param>
    /// <param name="fewestRows">Smallest number of samples that the block must hold, even if they exceed the budget.</param>
    /// <param name="mostRows">Largest number of samples that the block may hold.</param>
    /// <param name="keptToTheEnd">Buffers that are read after the last instruction.</param>
    /// <param name="keptAlways">Buffers that keep their content from one execution of the instructions to the next.</param>
    /// <param name="keptBySweeps">The buffers that micro-batches keep from sweep to sweep; <see langword="null"/> without stages.</param>
    public static Arena Plan(
        Element element,
        IReadOnlyList<Instruction> instructions,
        int kept,
        long budget,
        long fewestRows,
        long mostRows,
        IReadOnlyCollection<BufferIdentity>? keptToTheEnd = null,
        IReadOnlyCollection<BufferIdentity>? keptAlways = null,
        IReadOnlyCollection<BufferIdentity>? keptBySweeps = null
    )
    {
        List<Lifetime> lifetimes = Lifetimes(instructions, kept, keptToTheEnd ?? [], keptAlways ?? []);
        HashSet<BufferIdentity> bySweeps = [.. keptBySweeps ?? []];
        List<ArenaPlace> places = [];
        long stepLength = Place(0, lifetimes.Where(lifetime => lifetime.Buffer.PerStep), places);
        ILookup<bool, Lifetime> ofAll = lifetimes
            .Where(lifetime => !lifetime.Buffer.PerSample)
            .ToLookup(lifetime => bySweeps.Contains(lifetime.Buffer.Identity));
        ILookup<bool, Lifetime> ofSamples = lifetimes
            .Where(lifetime => lifetime.Buffer is { PerSample: true, PerStep: false })
            .ToLookup(lifetime => bySweeps.Contains(lifetime.Buffer.Identity));
        long keptOffset = Place(0, ofAll[false], places);
        long keptRowLength = Place(0, ofSamples[true], places);
        return new Arena(
            element.PerCacheLine,
            FixedLength: Place(keptOffset, ofAll[true], places),
            RowLength: Place(keptRowLength, ofSamples[false], places),
            RowsWithin(element, lifetimes, budget, fewestRows, mostRows),
            places.ToEquatableArray()
        )
        {
            StepLength = stepLength,
            Kept = bySweeps.ToEquatableArray(),
            KeptOffset = bySweeps.Count > 0 ? keptOffset : 0,
            KeptRowLength = keptRowLength,
        };
    }

    /// <summary>Assigns an offset to each buffer, from a first offset on, and returns the end of all of them together.</summary>
    private static long Place(long first, IEnumerable<Lifetime> lifetimes, List<ArenaPlace> places)
    {
        long length = first;
        List<(Lifetime Lifetime, long Offset)> placed = [];
        foreach (Lifetime lifetime in lifetimes)
        {
            long offset = FirstFit(first, placed, lifetime);
            placed.Add((lifetime, offset));
            places.Add(new ArenaPlace(lifetime.Buffer.Identity, offset));
            length = Math.Max(length, offset + lifetime.Size);
        }

        return length;
    }

    /// <summary>
    /// Returns the lifetime of each buffer. A loop counts as one instruction, so that its buffers keep their content from one iteration to
    /// the next.
    /// </summary>
    private static List<Lifetime> Lifetimes(
        IReadOnlyList<Instruction> instructions,
        int kept,
        IReadOnlyCollection<BufferIdentity> keptToTheEnd,
        IReadOnlyCollection<BufferIdentity> keptAlways
    )
    {
        Dictionary<BufferIdentity, Lifetime> found = [];
        List<BufferIdentity> order = [];
        for (int i = 0; i < instructions.Count; i++)
        {
            foreach ((FunctionCall call, Argument argument) in Arguments(instructions[i]))
            {
                if (argument.Buffer is not { Home: BufferHome.Workspace } buffer)
                {
                    continue;
                }

                if (!found.TryGetValue(buffer.Identity, out Lifetime? lifetime))
                {
                    if (!argument.Writes)
                    {
                        throw new InvalidOperationException(
                            $"{call.Function.CallName} reads {buffer.Name}, which no call before it writes."
                        );
                    }

                    order.Add(buffer.Identity);
                    lifetime = new Lifetime(buffer, i, i);
                }

                found[buffer.Identity] = lifetime with { Last = Math.Max(i, i < kept ? kept : i) };
            }
        }

        foreach (BufferIdentity buffer in keptToTheEnd)
        {
            found[buffer] = found[buffer] with { Last = instructions.Count };
        }

        foreach (BufferIdentity buffer in keptAlways)
        {
            found[buffer] = found[buffer] with { First = 0, Last = instructions.Count };
        }

        return order.Select(buffer => found[buffer]).ToList();

        static IEnumerable<(FunctionCall, Argument)> Arguments(Instruction instruction) =>
            instruction.Calls.SelectMany(call => call.Arguments.Select(argument => (call, argument)));
    }

    /// <summary>
    /// Returns how many samples fit the budget if no buffers share a place. Of a sequence only one step counts, because a loop works on one
    /// step at a time; but all steps together may take no more than a multiple of the budget. A number of six or more is rounded down to a
    /// multiple of six, the number of rows in a tile.
    /// </summary>
    private static long RowsWithin(Element element, List<Lifetime> lifetimes, long budget, long fewestRows, long mostRows)
    {
        Buffer[] ofSamples = [.. lifetimes.Select(lifetime => lifetime.Buffer).Where(buffer => buffer.PerSample)];
        long elements = budget / element.Bytes;
        long rows = Math.Min(mostRows, elements / Math.Max(1, ofSamples.Sum(buffer => buffer.LengthOfStep)));
        long ofAllSteps = Tuning.BudgetsOfSequences * elements / Math.Max(1, ofSamples.Sum(buffer => buffer.Length));
        rows = Math.Min(rows, Math.Max(1, ofAllSteps));
        return Math.Max(fewestRows, rows < Tuning.TileRows ? rows : rows / Tuning.TileRows * Tuning.TileRows);
    }

    private static long FirstFit(long first, List<(Lifetime Lifetime, long Offset)> placed, Lifetime lifetime)
    {
        long offset = first;
        foreach ((Lifetime other, long at) in placed.Where(p => p.Lifetime.Overlaps(lifetime)).OrderBy(p => p.Offset))
        {
            if (offset + lifetime.Size <= at)
            {
                break;
            }

            offset = Math.Max(offset, at + other.Size);
        }

        return offset;
    }

    private sealed record Lifetime(Buffer Buffer, int First, int Last)
    {
        public long Size => Buffer.Length;

        public bool Overlaps(Lifetime other) => First <= other.Last && other.First <= Last;
    }
}

/// <summary>The offset of a buffer.</summary>
internal readonly record struct ArenaPlace(BufferIdentity Buffer, long Offset);
