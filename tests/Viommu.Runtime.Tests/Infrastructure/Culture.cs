using System;
using System.Globalization;

namespace Viommu.Runtime.Tests.Infrastructure;

/// <summary>Runs an action where numbers look different.</summary>
internal static class Culture
{
    public static void Odd(Action action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "minus ";
        CultureInfo.CurrentCulture = odd;
        try
        {
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
