namespace System.Runtime.CompilerServices;

/// <summary>Makes records and <c>init</c> compile for netstandard2.0.</summary>
internal static class IsExternalInit;
