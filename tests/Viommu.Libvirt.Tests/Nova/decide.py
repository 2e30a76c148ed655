"""Asks OpenStack Nova what it would do with a guest: one request a line on stdin, one answer a line on stdout, both in JSON.

Everything that is decided here is decided by Nova's own functions. Only what they would ask a running libvirt for is filled in.
"""
import json
import logging
import sys
from unittest import mock

import nova.conf
from nova import context, objects
from nova.api.validation.extra_specs import validators
from nova.scheduler import request_filter
from nova.virt import hardware
from nova.virt.libvirt import config, driver, host

logging.disable(logging.CRITICAL)
objects.register_all()
CONF = nova.conf.CONF
CONF([], project='nova', default_config_files=[])
CONF.set_override('image_metadata_prefilter', True, group='scheduler')


def libvirt_driver(request):
    """A driver on a host with the libvirt and the architecture of the request."""
    major, minor, patch = (int(number) for number in request['libvirt'].split('.'))
    connection = mock.Mock()
    connection.getLibVersion.return_value = (major * 1000 + minor) * 1000 + patch
    asked = host.Host.__new__(host.Host)
    asked.get_connection = lambda: connection
    asked.get_domain_capabilities = lambda: {request['architecture']: {}}
    made = driver.LibvirtDriver.__new__(driver.LibvirtDriver)
    made._host = asked
    return made


def decide(request):
    CONF.set_override('virt_type', request['virt_type'], group='libvirt')
    answer = {'refusal': None, 'model': None, 'iommu': None, 'ioapic': None, 'locked': False, 'required_traits': [], 'host_traits': []}
    made = libvirt_driver(request)
    answer['host_traits'] = sorted(name for name, reported in made._get_iommu_model_traits().items() if reported)
    try:
        for key, value in request['flavor'].items():
            validators.validate(key, value)
        properties = dict(request['image'], hw_architecture=request['architecture'], hw_machine_type=request['machine'])
        image = objects.ImageMeta.from_dict({'properties': properties})
        flavor = objects.Flavor(name='f', flavorid='f', vcpus=request['vcpus'], memory_mb=1024, root_gb=0, ephemeral_gb=0, swap=0,
                                extra_specs=request['flavor'])
        wanted = objects.RequestSpec(flavor=flavor, image=image)
        request_filter.transform_image_metadata(context.RequestContext('user', 'project'), wanted)
        answer['required_traits'] = sorted(name for name in wanted.root_required if 'IOMMU' in name)
        answer['locked'] = bool(hardware.get_locked_memory_constraint(flavor, image))
        hardware.numa_get_constraints(flavor, image)
        guest = config.LibvirtConfigGuest()
        guest.os_mach_type = request['machine']
        made._guest_add_iommu_device(guest, image, flavor)
    except Exception as refusal:
        answer['refusal'] = '%s: %s' % (type(refusal).__name__, refusal)
        return answer
    for device in guest.devices:
        answer['model'], answer['iommu'] = device.model, device.to_xml(pretty_print=False)
    for feature in guest.features:
        answer['ioapic'] = feature.to_xml(pretty_print=False)
    return answer


for line in sys.stdin:
    print(json.dumps(decide(json.loads(line))), flush=True)
