namespace StaticNets.MessagePassing;

/// <summary>The two binary interfaces of MPI libraries.</summary>
internal enum MpiKind
{
    /// <summary>Open MPI: handles are addresses of exported variables.</summary>
    OpenMpi,

    /// <summary>MPICH and the libraries with its interface, such as Intel MPI: handles are numbers of 32 bits.</summary>
    Mpich,
}
