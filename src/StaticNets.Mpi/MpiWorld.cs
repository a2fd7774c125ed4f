using System.Runtime.CompilerServices;

namespace StaticNets.MessagePassing;

/// <summary>All processes of an MPI run.</summary>
internal sealed unsafe class MpiWorld : ICommunicator
{
    /// <summary>
    /// Largest number of bytes of one message. The lengths of MPI are of 32 bits, and libraries add headers to them or double them.
    /// </summary>
    public const int LargestMessage = 1 << 30;

    private const int Tag = 0;

    private readonly MpiFunctions _functions;
    private readonly int _largestMessage;

    /// <summary>Describes the processes of an initialised MPI.</summary>
    /// <param name="functions">The functions of the library.</param>
    /// <param name="largestMessage">Largest number of bytes of one message; larger blocks are cut into several.</param>
    public MpiWorld(MpiFunctions functions, int largestMessage = LargestMessage)
    {
        _functions = functions;
        _largestMessage = largestMessage;
        Rank = functions.Rank();
        Size = functions.Size();
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size { get; }

    /// <summary>Returns the same processes with another length of messages.</summary>
    public MpiWorld With(int largestMessage) => new(_functions, largestMessage);

    /// <summary>Loads the library, initialises MPI, and from then on ends all ranks when one fails.</summary>
    public static MpiWorld Start()
    {
        MpiLibrary library = MpiLibrary.Require();
        Launcher launcher = Launcher.Read(Environment.GetEnvironmentVariable);
        MpiFunctions functions = new(library);
        bool completes = functions.Initialize();
        MpiWorld world = new(functions);
        if (launcher.Size is int started && started != world.Size)
        {
            string rightLibrary = launcher.Kind == MpiKind.OpenMpi ? "Open MPI" : "MPICH";
            throw new MpiException(
                $"The launcher of {rightLibrary} has started {started} processes, but the library {library.Name} sees {world.Size}: "
                    + $"it does not belong to this launcher. Install {rightLibrary}'s library, or use the other mpirun."
            );
        }

        ProcessEnd.Watch(world, functions, completes);
        return world;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SendReceive(int partner, ReadOnlySpan<byte> sent, Span<byte> received)
    {
        if ((uint)partner >= (uint)Size || partner == Rank)
        {
            throw new ArgumentOutOfRangeException(
                nameof(partner),
                partner,
                $"The partner must be another rank, from 0 to {Size - 1} and not {Rank}."
            );
        }

        if (received.Length < sent.Length)
        {
            throw new ArgumentException($"There is room for {received.Length} bytes, but {sent.Length} are exchanged.", nameof(received));
        }

        if (sent.Overlaps(received))
        {
            throw new ArgumentException("The bytes that are sent and those that are received overlap.", nameof(received));
        }

        fixed (byte* from = sent)
        {
            fixed (byte* to = received)
            {
                // A block of no bytes is one message too, which waits for the partner.
                int start = 0;
                do
                {
                    int count = Math.Min(sent.Length - start, _largestMessage);
                    _functions.Exchange(partner, from + start, to + start, count, Tag);
                    start += count;
                } while (start < sent.Length);
            }
        }
    }

    /// <inheritdoc/>
    public void Broadcast(int root, Span<byte> bytes)
    {
        if ((uint)root >= (uint)Size)
        {
            throw new ArgumentOutOfRangeException(nameof(root), root, $"The root must be a rank, from 0 to {Size - 1}.");
        }

        fixed (byte* start = bytes)
        {
            for (int done = 0; done < bytes.Length; done += _largestMessage)
            {
                _functions.Broadcast(root, start + done, Math.Min(bytes.Length - done, _largestMessage));
            }
        }
    }

    /// <inheritdoc/>
    public void Abort(string message) => ProcessEnd.Abort(this, _functions, message, ProcessEnd.Failure);
}
