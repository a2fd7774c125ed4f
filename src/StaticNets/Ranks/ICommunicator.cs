namespace StaticNets;

/// <summary>
/// The processes that train one network together, which are called ranks. The package <c>StaticNets.Mpi</c> implements it with MPI.
/// </summary>
/// <remarks>
/// Every method must be called by all ranks that take part, in the same order, and blocks until the others have called it. One thread
/// calls them at a time.
/// </remarks>
public interface ICommunicator
{
    /// <summary>Number of this process, from 0 to <see cref="Size"/> − 1.</summary>
    int Rank { get; }

    /// <summary>Number of processes, at least 1.</summary>
    int Size { get; }

    /// <summary>Sends bytes to another rank and receives as many from it. Both ranks call this at the same time.</summary>
    /// <param name="partner">The other rank.</param>
    /// <param name="sent">The bytes to send, of any length.</param>
    /// <param name="received">
    /// Receives the partner's bytes: as many as <paramref name="sent"/> has, in memory that does not overlap it.
    /// </param>
    void SendReceive(int partner, ReadOnlySpan<byte> sent, Span<byte> received);

    /// <summary>Copies the bytes of one rank to all others. All ranks call this with spans of the same length.</summary>
    /// <param name="root">The rank whose bytes are copied.</param>
    /// <param name="bytes">The bytes to copy at the root; elsewhere the memory that receives them.</param>
    void Broadcast(int root, Span<byte> bytes);

    /// <summary>
    /// Ends all processes at once, with the message on standard error and an exit code other than 0, because this rank cannot go on and the
    /// others would wait for it forever.
    /// </summary>
    /// <param name="message">What went wrong on this rank.</param>
    void Abort(string message);
}
