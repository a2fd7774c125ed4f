using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Tests.Support;

/// <summary>The end of a <see cref="GuardedBuffer{T}"/> that is next to its unreadable page.</summary>
public enum Guard
{
    Behind,
    Before,
}

/// <summary>
/// A zeroed buffer directly before or after a page that can be neither read nor written: an access one element beyond the buffer ends the
/// process.
/// </summary>
internal sealed unsafe class GuardedBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly nuint _size;
    private byte* _pages;
    private readonly T* _first;

    public GuardedBuffer(int length, Guard guard)
    {
        Length = length;
        nuint page = (nuint)Environment.SystemPageSize;
        nuint bytes = (nuint)length * (nuint)sizeof(T);
        nuint inner = (bytes + page - 1) / page * page;
        _size = inner + page;
        _pages = (byte*)PageMemory.Allocate(_size);
        byte* guardPage = guard == Guard.Behind ? _pages + inner : _pages;
        _first = (T*)(guard == Guard.Behind ? guardPage - bytes : guardPage + page);
        PageMemory.Protect(guardPage, page);
    }

    public int Length { get; }

    public Span<T> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pages is null, this);
            return new Span<T>(_first, Length);
        }
    }

    public ref T Reference
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pages is null, this);
            return ref Unsafe.AsRef<T>(_first);
        }
    }

    public void Dispose()
    {
        if (_pages is not null)
        {
            PageMemory.Free(_pages, _size);
            _pages = null;
        }
    }
}

/// <summary>Allocates, protects and frees whole pages of memory.</summary>
internal static unsafe partial class PageMemory
{
    private const int ReadWrite = 3;
    private const int Private = 2;
    private const uint CommitAndReserve = 0x3000;
    private const uint Release = 0x8000;
    private const uint PageNoAccess = 1;
    private const uint PageReadWrite = 4;

    public static void* Allocate(nuint size)
    {
        if (OperatingSystem.IsWindows())
        {
            void* pages = VirtualAlloc(null, size, CommitAndReserve, PageReadWrite);
            return pages is not null ? pages : throw Failed("VirtualAlloc");
        }

        int anonymous = OperatingSystem.IsMacOS() ? 0x1000 : 0x20;
        void* mapped = Map(null, size, ReadWrite, Private | anonymous, -1, 0);
        return (nint)mapped != -1 ? mapped : throw Failed("mmap");
    }

    public static void Protect(void* page, nuint size)
    {
        bool done = OperatingSystem.IsWindows()
            ? VirtualProtect(page, size, PageNoAccess, out _) != 0
            : ChangeProtection(page, size, 0) == 0;
        if (!done)
        {
            throw Failed("protecting a page");
        }
    }

    public static void Free(void* pages, nuint size)
    {
        bool done = OperatingSystem.IsWindows() ? VirtualFree(pages, 0, Release) != 0 : Unmap(pages, size) == 0;
        if (!done)
        {
            throw Failed("freeing pages");
        }
    }

    private static InvalidOperationException Failed(string what) =>
        new($"{what} failed with system error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int ChangeProtection(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(void* address, nuint length);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial void* VirtualAlloc(void* address, nuint size, uint kind, uint protection);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int VirtualProtect(void* address, nuint size, uint protection, out uint before);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int VirtualFree(void* address, nuint size, uint kind);
}
