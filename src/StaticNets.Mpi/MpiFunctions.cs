using System.Runtime.CompilerServices;
using System.Text;

namespace StaticNets.MessagePassing;

/// <summary>
/// The functions of an MPI library, for its communicator of all processes. The arguments that are handles have the size of an address here;
/// no function has more arguments than registers and one place on the stack, so this fits both kinds of handles.
/// </summary>
internal sealed unsafe class MpiFunctions
{
    // More than any library writes: MPI_MAX_ERROR_STRING is 256 in Open MPI and 512 in MPICH, MPI_Status has 24 and 20 bytes.
    private const int ErrorBytes = 4096;
    private const int StatusBytes = 256;

    // About a hundred microseconds, in which a block of some hundred kilobytes arrives from a rank that is ready.
    private const int PollsBeforeYield = 1000;

    /// <summary>MPI_THREAD_SERIALIZED: several threads call functions, one at a time.</summary>
    private const int Serialized = 2;

    private readonly MpiLibrary _library;
    private readonly MpiHandles _handles;
    private readonly delegate* unmanaged<void*, int, nint, int, int, nint, nint*, int> _receive;
    private readonly delegate* unmanaged<void*, int, nint, int, int, nint, nint*, int> _send;
    private readonly delegate* unmanaged<nint*, int*, void*, int> _test;
    private readonly delegate* unmanaged<void*, nint, int*, int> _count;
    private readonly delegate* unmanaged<void*, int, nint, int, nint, nint*, int> _broadcast;
    private readonly delegate* unmanaged<int, byte*, int*, int> _errorString;

    /// <summary>Finds the functions in a library.</summary>
    /// <exception cref="MpiException">One is missing.</exception>
    public MpiFunctions(MpiLibrary library)
    {
        _library = library;
        _handles = MpiHandles.Of(library);
        _receive = (delegate* unmanaged<void*, int, nint, int, int, nint, nint*, int>)library.Export("MPI_Irecv");
        _send = (delegate* unmanaged<void*, int, nint, int, int, nint, nint*, int>)library.Export("MPI_Isend");
        _test = (delegate* unmanaged<nint*, int*, void*, int>)library.Export("MPI_Test");
        _count = (delegate* unmanaged<void*, nint, int*, int>)library.Export("MPI_Get_count");
        _broadcast = (delegate* unmanaged<void*, int, nint, int, nint, nint*, int>)library.Export("MPI_Ibcast");
        _errorString = (delegate* unmanaged<int, byte*, int*, int>)library.Export("MPI_Error_string");
    }

    /// <summary>Initialises MPI, unless another part of the program has done so, and makes errors return instead of ending the process.</summary>
    /// <returns>Whether this call has initialised MPI.</returns>
    /// <exception cref="MpiException">MPI cannot be initialised, or not for several threads.</exception>
    public bool Initialize()
    {
        int initialized;
        Check("MPI_Initialized", ((delegate* unmanaged<int*, int>)_library.Export("MPI_Initialized"))(&initialized));
        int level;
        if (initialized == 0)
        {
            var start = (delegate* unmanaged<void*, void*, int, int*, int>)_library.Export("MPI_Init_thread");
            Check("MPI_Init_thread", start(null, null, Serialized, &level));
        }
        else
        {
            Check("MPI_Query_thread", ((delegate* unmanaged<int*, int>)_library.Export("MPI_Query_thread"))(&level));
        }

        if (level < Serialized)
        {
            throw new MpiException(
                $"{_library.Name} allows calls of its functions only on one thread: its level of thread support is {level}, "
                    + $"but MPI_THREAD_SERIALIZED, {Serialized}, is needed."
            );
        }

        var handler = (delegate* unmanaged<nint, nint, int>)_library.Export("MPI_Comm_set_errhandler");
        Check("MPI_Comm_set_errhandler", handler(_handles.World, _handles.ErrorsReturn));
        return initialized == 0;
    }

    /// <summary>Returns the number of this process.</summary>
    public int Rank() => Number("MPI_Comm_rank");

    /// <summary>Returns the number of processes.</summary>
    public int Size() => Number("MPI_Comm_size");

    /// <summary>Sends bytes to another rank while as many are received from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Exchange(int partner, byte* sent, byte* received, int count, int tag)
    {
        nint receive;
        nint send;
        Check("MPI_Irecv", _receive(received, count, _handles.Byte, partner, tag, _handles.World, &receive));
        Check("MPI_Isend", _send(sent, count, _handles.Byte, partner, tag, _handles.World, &send));

        // MPI_STATUS_IGNORE is 0 in Open MPI and 1 in MPICH, a buffer fits both.
        byte* status = stackalloc byte[StatusBytes];
        Wait(&send, status);
        Wait(&receive, status);
        int arrived;
        Check("MPI_Get_count", _count(status, _handles.Byte, &arrived));
        if (arrived != count)
        {
            throw new MpiException(
                $"Expected {count} bytes from rank {partner}, which sent {arrived}: the ranks are at different exchanges."
            );
        }
    }

    /// <summary>Copies the bytes of one rank to all others.</summary>
    public void Broadcast(int root, byte* bytes, int count)
    {
        nint request;
        Check("MPI_Ibcast", _broadcast(bytes, count, _handles.Byte, root, _handles.World, &request));
        byte* status = stackalloc byte[StatusBytes];
        Wait(&request, status);
    }

    /// <summary>Ends all processes.</summary>
    public void Abort(int exitCode) => ((delegate* unmanaged<nint, int, int>)_library.Export("MPI_Abort"))(_handles.World, exitCode);

    /// <summary>Ends the use of MPI in this process. Waits for the other ranks.</summary>
    public void Complete() => ((delegate* unmanaged<int>)_library.Export("MPI_Finalize"))();

    /// <summary>
    /// Waits for the end of a transfer. MPI_Wait never sleeps, and yields the processor only in some builds of some libraries: if a machine
    /// has fewer processors than ranks, or other work, a rank that waits would keep the processor from the one that it waits for.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Wait(nint* request, byte* status)
    {
        int polls = 0;
        while (true)
        {
            int done;
            Check("MPI_Test", _test(request, &done, status));
            if (done != 0)
            {
                return;
            }

            if (++polls > PollsBeforeYield)
            {
                Thread.Yield();
            }
        }
    }

    private int Number(string function)
    {
        int number;
        Check(function, ((delegate* unmanaged<nint, int*, int>)_library.Export(function))(_handles.World, &number));
        return number;
    }

    private void Check(string function, int error)
    {
        if (error != 0)
        {
            throw Failure(function, error);
        }
    }

    private MpiException Failure(string function, int error)
    {
        byte* text = stackalloc byte[ErrorBytes];
        int length = 0;
        _ = _errorString(error, text, &length);
        return new MpiException($"{function} of {_library.Name} failed: {Encoding.UTF8.GetString(text, length)}");
    }
}
