namespace StaticNets;

/// <summary>A function of the MPI library failed, or the library cannot be used.</summary>
public sealed class MpiException : Exception
{
    internal MpiException(string message)
        : base(message) { }
}
